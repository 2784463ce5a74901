import { image } from '../../documents/picture.ts'
import { post } from '../../documents/post.ts'
import { body, callout, productCard } from '../../portable-text/blocks.ts'

export const breakfastOfSeeds = post({
  slug: 'breakfast-of-seeds',
  title: 'A breakfast of seeds',
  excerpt:
    'Oats, five kinds of seed and whatever fruit is honest this week: a bowl that brings half a day’s magnesium before nine.',
  cover: image(
    'breakfast-seeds',
    'A blue bowl of oats with blueberries, banana and pumpkin seeds, seen from above beside figs and a spoon',
    [0.36, 0.55],
  ),
  author: 'odile-sarpong',
  review: { by: 'tomas-weld', on: '2026-09-02' },
  publishedAt: '2026-08-30T07:00:00Z',
  categories: ['herbs-and-kitchen', 'nutrition'],
  tags: ['recipes', 'breakfast', 'seeds', 'magnesium', 'fibre'],
  featured: ['slow-fibre', 'field-protein'],
  related: ['slow-fibre', 'magnesium-and-sleep'],
  sources: ['fooddata', 'efsa-magnesium', 'efsa-fibre'],
  seo: {
    description:
      'A recipe for soaked oats with pumpkin, sunflower, flax, sesame and hemp seeds: what goes in, what it brings, and how to vary it by season.',
  },
  body: body(
    `
    I am not at my best before nine. For this reason my breakfast is made the night before, by a more competent woman, who happens to be me at ten in the evening with the radio on. She puts seeds and oats in a jar, and in the morning all I have to do is find a spoon.
    This is her recipe. It is hardly one: a mixture, a ratio and a habit.

    ## The mixture
    Make a large jar of it and it lasts a fortnight. By volume:
    - 4 parts **rolled oats**
    - 2 parts **pumpkin seeds**
    - 1 part **sunflower seeds**
    - 1 part **hemp seeds**, shelled
    - 1 part **sesame**, unhulled
    - 1 part **flax**, which you should grind just before eating, or it travels through you unread
    Toast the pumpkin, sunflower and sesame seeds in a dry pan until one of them jumps. Let everything cool before you close the jar.

    ## The night before
    For one person, take a good handful of the mixture (80 g), cover it with milk, oat milk or thin yoghurt, and add a pinch of salt. The salt matters. Soaking softens the oats and begins to break down phytate, the compound in which seeds lock up part of their minerals. Leave it in the fridge, or on the counter if your kitchen is cold.

    ## In the morning
    Loosen it with a splash of something. Grate in half an apple, skin and all, or add whatever the season hands you: berries in July, figs in September, a stewed plum at Christmas. Scatter another spoon of pumpkin seeds on top for the noise. No sugar is needed if the fruit is ripe, and if it is not, honey is no sin.
    > A good breakfast is one that you would also eat standing up.
    `,
    callout(
      'tip',
      'For small eaters and hard trainers',
      'Stir a scoop of protein powder into the milk before it meets the oats, or a spoon of fibre. Both need a little more liquid, and an extra hour of patience.',
    ),
    productCard('field-protein', 'Brings the bowl to about 45 g of protein.'),
    `
    ## What it brings
    With 200 ml of milk and half an apple, the bowl comes to about the following, by public tables:[^fooddata]
    - **Magnesium**: 190 mg, more than half of the 300 to 350 mg that adults are advised to get[^efsa-magnesium]
    - **Fibre**: 11 g, against 25 g for the day[^efsa-fibre]
    - **Protein**: 23 g
    - **Iron**: 6 mg, better taken up if there is fruit with vitamin C in it
    - **ALA**, the omega-3 of plants: about 2 g
    Half of the magnesium is owed to pumpkin seeds alone. If you make no other change after reading [what the mineral does at night](post:magnesium-and-sleep), make that one, and keep a bag of them where the biscuits used to be.

    ## Round the year
    1. **Spring**: rhubarb, stewed with orange; a few leaves of [lemon balm](post:lemon-balm-on-the-sill)
    2. **Summer**: currants, or a peach which drips
    3. **Autumn**: figs, walnuts, a thread of honey
    4. **Winter**: dried apricots soaked along with the oats, cardamom, and the bowl warmed in a pan

    ## Who should go gently
    If your gut is used to toast, begin with half; [fibre asks to be introduced](post:slow-fibre). People with diverticular disease used to be warned off seeds, and mostly are no longer, but ask. Sesame is a common allergen, and flax in large amounts can slow down medicines. Otherwise: eat, with the window open, before the telephone starts.
    `,
    productCard('slow-fibre', 'A spoon of this disappears in the milk.'),
  ),
})
