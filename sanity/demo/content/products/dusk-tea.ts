import { image } from '../../documents/picture.ts'
import { product } from '../../documents/product.ts'

export const duskTea = product({
  slug: 'dusk-tea',
  name: 'Dusk Tea',
  tagline: 'Chamomile, lemon balm, passionflower and a pinch of lavender, loose in a tin.',
  description: `
    The tea that our herbalist makes for herself at nine in the evening. Whole **chamomile** heads, **lemon balm** dried in the dark, **passionflower** leaf, **oat straw**, dried apple for roundness and only as much **lavender** as you would notice if it were missing.
    None of it contains caffeine. Odile describes each plant in [What is in the cup](post:what-is-in-the-cup).
    - About 25 cups a tin
    - Herbs from three small growers, all organic
    - A tin that outlives its tea; refills are sold by weight
  `,
  gallery: [
    image(
      'dusk-tea',
      'Plum-coloured tin of Dusk Tea between chamomile flowers and lavender on a walnut table',
      [0.51, 0.6],
    ),
    image(
      'dusk-tea-cup',
      'A steaming cup of amber tea with two chamomile flowers, the tin of Dusk Tea behind it',
    ),
    image(
      'dusk-tea-leaves',
      'A bowl of loose leaves and chamomile heads in front of the tin of Dusk Tea',
    ),
  ],
  variants: [
    { name: 'Tin, 40 g', sku: 'MOS-TEA-040', price: 14.5, stock: 'inStock' },
    { name: 'Refill bag, 100 g', sku: 'MOS-TEA-100', price: 24, stock: 'inStock' },
  ],
  purchase: {
    kind: 'checkout',
    url: 'https://shop.mossrow.example/dusk-tea',
    label: 'Add to basket',
  },
  ingredients: [
    {
      name: 'Chamomile',
      form: 'Whole flower heads, 35 %',
      purpose: 'The body of the cup: apple, hay and honey.',
    },
    {
      name: 'Lemon balm',
      form: 'Leaf, 25 %',
      purpose: 'Brightness; by tradition a herb for restless evenings.',
    },
    {
      name: 'Passionflower',
      form: 'Leaf and vine, 15 %',
      purpose: 'Mild and green; by tradition used before sleep.',
    },
    { name: 'Oat straw', form: 'Cut, 12 %', purpose: 'Softness, and a sweetness like warm milk.' },
    { name: 'Apple', form: 'Dried pieces, 10 %', purpose: 'Roundness.' },
    { name: 'Lavender', form: 'Flowers, 3 %', purpose: 'Scent.' },
  ],
  directions:
    'One heaped teaspoon for a cup. Pour on water just off the boil, cover, and wait for ten minutes. Drink it about an hour before bed.',
  warnings:
    'Ask a doctor or pharmacist first if you are pregnant or breastfeeding, or take sedatives, blood thinners or medicine for epilepsy. Not for people allergic to daisies and their kin. May make you drowsy. Not for children under twelve.',
  faq: {
    'Bags or loose?':
      'Loose. Chamomile heads do not fit into bags unless they are broken, and then half the scent is gone.',
    'How long does it keep?':
      'A year in the tin, away from the stove. The first three months are best.',
  },
  categories: ['sleep', 'herbs-and-kitchen'],
  seo: {
    title: 'Dusk Tea: a loose-leaf evening infusion',
    description:
      'Organic evening tea of chamomile, lemon balm, passionflower and lavender. Loose in a tin, free from caffeine, blended by our herbalist.',
  },
})
