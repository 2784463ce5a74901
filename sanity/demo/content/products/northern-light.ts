import { image } from '../../documents/picture.ts'
import { product } from '../../documents/product.ts'

export const northernLight = product({
  slug: 'northern-light',
  name: 'Northern Light D3 + K2',
  tagline: 'Vitamin D3 from lichen with K2, in olive oil, for the months of low sun.',
  description: `
    From October to March the sun stands too low in the north for skin to make vitamin D. Six drops a day bring 25 µg of **D3**, from lichen, along with 75 µg of **K2** as MK-7, carried in cold-pressed olive oil.
    Vitamin D contributes to normal absorption of calcium, to normal bones and muscles, and to the normal work of the immune system. Vitamin K contributes to normal bones and normal clotting. Why the two share a bottle: [the winter pair](post:vitamin-d3-with-k2).
    - No flavour but that of the oil
    - Amber glass, with a pipette that drips evenly
    - 150 servings a bottle: one winter for one person
  `,
  gallery: [
    image(
      'northern-light',
      'Amber dropper bottle of Northern Light D3 + K2 before a low golden sun and dry umbels',
      [0.46, 0.55],
    ),
    image(
      'northern-light-drop',
      'A drop of golden oil falling from a glass pipette onto a spoon, a pale sun behind',
    ),
    image(
      'northern-light-facts',
      'Back label of the bottle: 25 µg vitamin D3 and 75 µg vitamin K2 in six drops',
    ),
  ],
  variants: [
    { name: '30 ml', sku: 'MOS-DK-030', price: 19.5, stock: 'inStock' },
    { name: 'Two bottles, 2 × 30 ml', sku: 'MOS-DK-060', price: 36, stock: 'inStock' },
  ],
  purchase: {
    kind: 'external',
    url: 'https://shop.mossrow.example/northern-light',
    label: 'Buy the drops',
  },
  facts: {
    servingSize: '6 drops (0.2 ml)',
    servingsPerContainer: 150,
    rows: [
      { nutrient: 'Vitamin D3 (1000 IU)', amount: 25, unit: 'µg', dailyValue: 125 },
      { nutrient: 'Vitamin K2 (MK-7)', amount: 75, unit: 'µg', dailyValue: 63 },
    ],
  },
  ingredients: [
    {
      name: 'Vitamin D3',
      form: 'Cholecalciferol from lichen',
      purpose: 'The form that skin makes; helps the gut to take up calcium.',
    },
    {
      name: 'Vitamin K2',
      form: 'Menaquinone-7, all-trans',
      purpose: 'Contributes to normal bones; the long-lasting member of the K2 family.',
    },
    {
      name: 'Olive oil',
      form: 'Cold pressed',
      purpose: 'Carries both vitamins, which dissolve in fat.',
    },
    {
      name: 'Medium-chain triglycerides',
      form: 'From coconut',
      purpose: 'Thins the oil so that it drips.',
    },
  ],
  directions:
    'Adults: six drops a day with a meal that contains some fat, on a spoon or straight onto food. Shake gently. Close well and keep below 25 °C.',
  warnings:
    'Do not exceed the stated amount, and count vitamin D from other products. If you take anticoagulants such as warfarin, have kidney stones, raised calcium, sarcoidosis or kidney disease, or are pregnant or breastfeeding, ask a doctor first. Not for children. Keep out of their reach.',
  faq: {
    'Is it vegan?': 'Yes. The D3 comes from lichen, the K2 from fermentation.',
    'Do I need it in summer?':
      'Most people who spend some time outdoors with bare arms do not. Put the bottle away from May to September and check the date in autumn.',
  },
  categories: ['nutrition'],
  seo: {
    title: 'Northern Light D3 + K2 drops',
    description:
      'Vegan vitamin D3 from lichen with K2 (MK-7) in olive oil. 25 µg and 75 µg in six drops, 150 servings a bottle, for the months of low sun.',
  },
})
