import { image } from '../../documents/picture.ts'
import { post } from '../../documents/post.ts'
import { body, callout, faq, productCard } from '../../portable-text/blocks.ts'

export const walkAfterSupper = post({
  slug: 'walk-after-supper',
  title: 'A walk after supper',
  excerpt:
    'Ten minutes, no equipment, no membership. The oldest habit in the village turns out to have some good numbers behind it.',
  cover: image(
    'supper-walk',
    'Two people walk along a field path at sunset, poplars and a small house on the hills behind',
    [0.5, 0.6],
  ),
  author: 'isolde-marrin',
  review: { by: 'tomas-weld', on: '2026-07-11' },
  publishedAt: '2026-04-14T07:00:00Z',
  categories: ['movement'],
  tags: ['walking', 'blood sugar', 'habits', 'evening routine'],
  featured: ['spring-salts', 'slow-fibre'],
  related: ['light-in-the-evening', 'slow-fibre'],
  sources: ['buffey-2022', 'who-activity'],
  seo: {
    description:
      'Why ten minutes on foot after a meal may soften the rise in blood sugar, how slow is fast enough, and how to make a habit of it.',
  },
  body: body(
    `
    In the village where my mother grew up, people went out after the evening meal. They had a word for it, which I will not try to spell, and it meant roughly _to go and see whether the river is still there_. Nobody called it exercise. They went in slippers.
    I took it up again three years ago, at first as an excuse to leave the dishes. I have kept it because it is the only thing I do for my health which I would miss.

    ## What happens after a meal
    For an hour or two after supper, sugar from the food travels in the blood, and insulin asks the tissues to take it in. Muscle is the largest of them. A muscle that is working takes up sugar with very little asking; a muscle on a sofa waits for the letter.
    So the timing is no folklore. A review of trials compared sitting on with standing up and with light walking. Breaking up the sitting by walking, for as little as two to five minutes at a time, lowered sugar and insulin after meals; standing helped a little with sugar, and less.[^buffey-2022] The effects are modest, and measured within a day. But a day is what one has.

    ## How slow is fast enough
    Slow. The walkers in those trials were strolling. You should be able to talk, to stop and look at a hedgehog, and to arrive home no warmer than you left. Hurrying on a full stomach is unpleasant and brings nothing extra.
    - Begin within half an hour of the last bite, if you can; up to an hour is fine.
    - Ten minutes is plenty. Fifteen is a luxury. Two, round the block, count.
    - Same way every night. Decisions are tiring, and the river does not mind.
    > The best distance is the one you will also go in November.

    ## What it adds up to
    The World Health Organization asks adults for 150 to 300 minutes of moderate activity a week, adds two sessions of strength, and then says, in bold, what everyone overlooks: doing some is better than none, and sitting less is good at any age.[^who-activity] Ten minutes a night make seventy in a week, without a change of clothes.
    They do other things that nobody has put in a table. You see how light the evening still is, or how dark, which is [half of falling asleep](post:light-in-the-evening). Couples say what they would not have said across a table. Teenagers come along in order to be near the telephone signal by the church.
    `,
    callout(
      'tip',
      'When it rains',
      'Wash up standing, slowly, with music. Or climb your own stairs five times, holding the rail. It is walking, only indoors and with more pictures.',
    ),
    `
    ## On hot evenings
    Drink when you come in; water will do. After a long walk in real heat, with a salty shirt to show for it, a pinch of salt and fruit in the glass is pleasant too, and in [water, salt and sweat](post:water-salt-and-sweat) we explain when it is more than that.
    `,
    productCard('spring-salts', 'For the long way round, in July.'),
    faq('Before you put on your shoes', {
      'I have diabetes and take insulin. May I do this?':
        'A stroll usually helps, but it can lower sugar further than you expect. Measure before and after for a week, carry something sweet, and tell your diabetes team.',
      'Is it not bad to move on a full stomach?':
        'Running is uncomfortable. Strolling helps most people’s digestion. If you suffer from reflux, it is far better than lying down.',
      'Morning or evening?': 'After whichever meal is the largest. For most of us, that is supper.',
    }),
    `
    ## A small beginning
    Tonight, put your keys on the table with the salt. When the plates are empty, pick them up. That is the whole method. If the river is still there, let us know.
    `,
  ),
})
