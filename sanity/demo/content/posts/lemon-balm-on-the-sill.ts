import { image } from '../../documents/picture.ts'
import { post } from '../../documents/post.ts'
import { body, callout, figure, productCard } from '../../portable-text/blocks.ts'

export const lemonBalmOnTheSill = post({
  slug: 'lemon-balm-on-the-sill',
  title: 'One plant, one windowsill: lemon balm',
  excerpt:
    'It forgives every beginner, smells of lemon and honey, and has been put into evening cups for two thousand years. Start here.',
  cover: image(
    'lemon-balm',
    'A lush pot of lemon balm on a sunny windowsill, with a glass of water and a leaf beside it',
    [0.36, 0.5],
  ),
  author: 'odile-sarpong',
  publishedAt: '2026-03-12T08:00:00Z',
  categories: ['herbs-and-kitchen'],
  tags: ['lemon balm', 'growing', 'herbal tea', 'windowsill'],
  featured: ['dusk-tea'],
  related: ['drying-herbs', 'what-is-in-the-cup'],
  sources: ['ema-lemon-balm'],
  seo: {
    description:
      'How to sow, pot, pick and steep lemon balm on a windowsill, what tradition and science say about it, and who should be careful.',
  },
  body: body(
    `
    If you grow one herb in your life, and you live in a flat, and you once killed a cactus: grow lemon balm. It does not mind half shade. It does not mind you being away. Cut it to the ground and it comes back offended and twice as thick.

    ## Getting one
    From seed it is slow but not difficult. Press the seeds onto damp compost in March, do not cover them, since they want light, and wait up to three weeks. Or, faster, ask a neighbour. Somebody in every street is trying to get rid of it: a piece of root with two shoots is a plant by May.
    The pot should be wider than you think, about a hand and a half, with a hole in it. Ordinary compost with a third of sand or grit is plenty. Rich soil makes big leaves that smell of nothing.

    ## Keeping it
    - **Light**: an east or west window. At noon in a south window the leaves bleach.
    - **Water**: when the top knuckle of soil is dry. It droops to tell you, and forgives you within the hour.
    - **Food**: a little liquid feed once a month, from April to August.
    - **Cutting**: never let it flower. Take the stems down to the second pair of leaves, and it will fork.
    In a garden, keep it in the pot all the same. It is a mint by family and by ambition.
    > A herb that is cut is a herb that grows. It took me years to believe it, and I do this for a living.

    ## In the cup
    Take six or eight fresh tips, with the dew off them. Tear them, pour on water that has just stopped boiling, cover the cup, and leave it for ten minutes. The lid matters: what you smell in the steam is what you wanted in the tea. A slice of apple instead of honey is how my grandmother did it.
    Dried, it keeps its calm but loses the top notes, which is why balm for drying should be picked just before it flowers. I describe [how to dry a bunch](post:drying-herbs) elsewhere; for balm, be quick and keep it out of the light.
    `,
    figure(
      'dusk-tea-leaves',
      'A plum-coloured bowl of loose herbal tea with whole chamomile heads, in front of a tin labelled Dusk Tea',
      'Balm with chamomile and lavender, as it goes into our evening blend.',
    ),
    `
    ## What it is said to do
    Paracelsus thought it could make one live for ever, which was optimistic. The European Medicines Agency is drier: on the strength of long-standing use, and not of clinical trials, it accepts the leaf for mild symptoms of mental stress, to aid sleep, and for mild complaints of the stomach such as bloating.[^ema-lemon-balm] I like that wording. It says what people have always done with it, and it does not say more than anyone knows.
    A few small trials of extracts have looked at calm and attention, with pleasant and inconclusive results. A cup of tea is weaker than an extract and nicer than a capsule.
    `,
    callout(
      'warning',
      'Who should be careful',
      'Balm may add to the effect of sedatives, and because of laboratory findings people with thyroid disease are advised to ask a doctor before taking it in quantity. It is not recommended below the age of twelve, nor in pregnancy for want of data.',
    ),
    `
    ## Beyond the teapot
    Chop it over strawberries. Put a fistful into a jug of water with cucumber. Lay it under a fish. Freeze single leaves in ice cubes and be thought of as somebody who has her life in order. And when visitors come, pinch a leaf for each of them: of all the plants I grow, it is the one that makes people stop in the middle of a sentence.
    `,
    productCard('dusk-tea', 'For the months when the pot on the sill is asleep.'),
  ),
})
