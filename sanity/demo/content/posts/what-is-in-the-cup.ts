import { image } from '../../documents/picture.ts'
import { post } from '../../documents/post.ts'
import { body, callout, faq, figure, productCard } from '../../portable-text/blocks.ts'

export const whatIsInTheCup = post({
  slug: 'what-is-in-the-cup',
  title: 'What is in the cup: the herbs of a sleep tea, one by one',
  excerpt:
    'Chamomile, balm, passionflower, lavender: where each comes from, what tradition asks of it and what studies have to say.',
  cover: image(
    'teapot',
    'A green teapot painted with chamomile and a steaming cup on a table at dusk, flowers and lavender behind',
    [0.45, 0.6],
  ),
  author: 'odile-sarpong',
  review: { by: 'tomas-weld', on: '2026-09-05' },
  publishedAt: '2026-09-08T07:00:00Z',
  categories: ['herbs-and-kitchen', 'sleep'],
  tags: ['herbal tea', 'chamomile', 'passionflower', 'lavender', 'evening routine'],
  featured: ['dusk-tea', 'linen-sleep-mask'],
  related: ['lemon-balm-on-the-sill', 'light-in-the-evening'],
  sources: [
    'nccih-chamomile',
    'ema-chamomile',
    'ema-passionflower',
    'ema-lemon-balm',
    'ema-lavender',
  ],
  seo: {
    title: 'The herbs of a sleep tea, one by one',
    description:
      'A herbalist on chamomile, lemon balm, passionflower and lavender: how to steep them, what tradition and studies say, and who should be careful.',
  },
  body: body(
    `
    People lean over my counter, lower their voices and ask whether sleep tea _works_. I ask them what they did last night between nine and eleven. It turns out that the tea has to work against two hours of news, a bright kitchen and an argument with a printer. No leaf is as strong as a printer.
    And yet I would not be without it. Here is what is in the cup, plant by plant, and how I would have you drink it.

    ## Chamomile
    The small daisy with a hollow, domed heart; that hollow is how you tell the true one. It smells of apple and hay. It has been the evening herb of Europe for so long that its use is its own best documentation. There are some trials of extracts for anxiety and sleep, with promising and uneven findings; for insomnia the evidence is still too thin to lean on.[^nccih-chamomile] The European Medicines Agency lists the flower, on grounds of tradition, for mild cramps and bloating, and for use on skin and mouth.[^ema-chamomile]

    ## Lemon balm
    A mint that thinks it is a lemon. It brightens what would otherwise be a solemn cup, and by long use it is taken for mild nervous tension and to help with falling asleep.[^ema-lemon-balm] It is easy to [grow on a windowsill](post:lemon-balm-on-the-sill), and fresh it is another plant altogether.

    ## Passionflower
    A vine from the south-east of America, with flowers like the inside of a clock. The leaf tastes of green tea without ambition, so it hides well in blends. Its traditional use in Europe is for mild symptoms of mental stress, and as an aid to sleep.[^ema-passionflower] A few small studies agree in direction. It can make you drowsy, which is the point, and it should not be mixed with sleeping tablets, which is the other point.

    ## Lavender
    A pinch. More, and you are drinking a drawer. The flower has the same sort of monograph, for stress and sleep, by tradition.[^ema-lavender] What it does best is to announce, by way of the nose, that the day is over.
    > Half of a bedtime tea is in the leaves. The other half is in the waiting for it.
    `,
    figure(
      'dusk-tea-cup',
      'A white cup of amber tea with two chamomile flowers afloat and steam rising, in front of the Dusk Tea tin',
      'Lid on, ten minutes. The flowers on top are vanity, and we allow it.',
    ),
    `
    ## How to make it
    1. Use a heaped teaspoon of loose herb for each cup, more than you would of black tea.
    2. Pour on water just off the boil.
    3. **Cover it.** The oils leave with the steam.
    4. Wait for ten minutes. Turn off the ceiling light while you do.
    5. Drink it an hour before bed, not at the last moment, or the night will be interrupted for other reasons.
    `,
    productCard('dusk-tea', 'All four, with oat straw and a little apple. Loose, in a tin.'),
    `
    ## What it is for
    I think of it as a bell. Do the same small thing each evening, in the same cup, and after some weeks the body begins to nod when it hears the kettle. Sleep scientists call it a cue, and the one who writes for us has [a whole order of service for the evening](post:light-in-the-evening). The herbs give the bell its tone. It would be dishonest to tell you what share is theirs.
    `,
    callout(
      'warning',
      'Who should ask first',
      'If you are pregnant or breastfeeding, take sedatives, blood thinners or medicine for epilepsy, or are allergic to ragweed, chrysanthemums or other daisies, ask a doctor or pharmacist before you make this a habit. Do not drive if it makes you sleepy.',
    ),
    faq('Over the counter', {
      'Is there valerian in yours?':
        'No. It smells of wet dog, and so would your kitchen. If you like it, a tablet from the pharmacy is the politer way.',
      'Can children drink it?':
        'Weak chamomile has soothed many a child, but passionflower is for adults and for those over twelve. We do not sell Dusk Tea for children.',
      'Does it have caffeine?': 'None. Not one of these plants makes any.',
    }),
  ),
})
