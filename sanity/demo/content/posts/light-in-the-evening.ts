import { image } from '../../documents/picture.ts'
import { post } from '../../documents/post.ts'
import { body, callout, figure, productCard } from '../../portable-text/blocks.ts'

export const lightInTheEvening = post({
  slug: 'light-in-the-evening',
  title: 'The hour when the lights go down',
  excerpt:
    'Your body keeps time by light, and a bright kitchen at ten tells it that it is noon. How to bring back dusk without living by candles.',
  cover: image(
    'evening-window',
    'A window at dusk between rust-red curtains, a low lamp glowing on the table beside a cup',
    [0.4, 0.6],
  ),
  author: 'henrik-aalto',
  review: { by: 'henrik-aalto', on: '2026-08-25' },
  publishedAt: '2026-02-26T08:00:00Z',
  categories: ['sleep'],
  tags: ['light', 'melatonin', 'evening routine', 'screens'],
  featured: ['linen-sleep-mask', 'dusk-tea'],
  related: ['magnesium-and-sleep', 'awake-at-three'],
  sources: ['gooley-2011', 'brown-2022', 'nccih-melatonin', 'cochrane-masks'],
  seo: {
    description:
      'How evening light holds back melatonin, how dark is dark enough, and a simple order for the last two hours of the day, from a sleep scientist.',
  },
  body: body(
    `
    In my laboratory there is a room without windows, and volunteers spend a week in it. On the first evening I dim the lamps at seven, and they laugh at me. By nine they are yawning. Nothing was added to the room but dusk.
    We used to get dusk for nothing. Now it must be made, and since few people are told how, here is the short course.

    ## A clock that reads the ceiling
    Behind the eyes sits a cluster of cells that keeps the time of day. It runs a little slow or fast by itself, so it is set anew every day, and it is set by light. Special cells in the retina, most sensitive to blue-green, report how bright the world is. When the report says night, the pineal gland begins to release melatonin.[^nccih-melatonin]
    An ordinary living room is enough to confuse it. In one careful study, people who spent the hours before bed in room light, rather than in dim light, began to produce melatonin about ninety minutes later, and for a shorter time.[^gooley-2011] No screens were needed. It was the ceiling.
    `,
    figure(
      'evening-light',
      'A chart of one evening from six to eleven: light in the room falls as melatonin rises, the two lines crossing at half past eight',
      'How it ought to go: as the light falls, melatonin rises. Drawn as a tendency; your own curve may lie an hour to either side.',
    ),
    `
    ## How dark is dark enough
    A group of scientists, I among their readers, has put numbers to it. By day, at the eye, 250 melanopic lux or more. In the three hours before bed, 10 at most. In the bedroom, as near to nothing as you can manage.[^brown-2022] You do not need a meter. Ten is a shaded lamp at the far side of the sofa. If you can comfortably read a recipe at the stove, that is bright.
    Day counts as much as night. A clock that has seen a real morning is less easily fooled by an evening lamp, so take the coffee outside.
    > Darkness is not the absence of something. To a body it is information.

    ## Two hours, in order
    1. **At eight**, turn off whatever hangs from the ceiling. Use lamps below the height of your eyes, with warm bulbs.
    2. **At nine**, put the bright tasks behind you: the dishes, the bathroom mirror, the tax return.
    3. **At half past nine**, set screens to their warmest and dimmest, or, better, to somewhere else.
    4. **At ten**, make the bedroom dark. Curtains that meet, a strip over the charging light, a mask if the street lamp insists.
    If your work ends at nine, keep the order and shift the hours. The order does most of the good.
    `,
    productCard(
      'linen-sleep-mask',
      'Woven linen outside, silk within; a street lamp’s natural enemy.',
    ),
    `
    ## On masks, screens and amber glasses
    Masks are humble and well liked. Reviewers at Cochrane who looked at intensive care, the worst bedroom in the world, found that earplugs and eye masks may help people to sleep, though the studies were of low quality.[^cochrane-masks] At home the argument is simpler: if light gets in, keep it out.
    Screens matter less for their blue than for their brightness, their nearness and what is on them. A dim novel on a tablet is better than a quarrel on paper. Amber glasses do cut the part of light that the clock reads; so does a switch.
    `,
    callout(
      'note',
      'Night shifts are different',
      'If you work nights, the same rules hold the other way round: bright light during the first half of the shift, dark glasses on the way home, a black bedroom at nine in the morning. An occupational physician can help to plan it.',
    ),
    `
    ## What else belongs to dusk
    Warmth that then falls away, such as a bath an hour before bed. A supper that is over by eight. Something to hold that is not a telephone: a book, [a cup of something mild](post:what-is-in-the-cup), a hand. [Minerals may have a part in it](post:magnesium-and-sleep) as well, and the editor of this journal has written it up more fairly than most.
    Give it a fortnight. My volunteers need three evenings, but they have no kitchen.
    `,
  ),
})
