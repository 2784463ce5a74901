import { image } from '../../documents/picture.ts'
import { product } from '../../documents/product.ts'

export const slowFibre = product({
  slug: 'slow-fibre',
  name: 'Slow Fibre',
  tagline: 'Two prebiotic fibres that dissolve without a trace and ferment without a fuss.',
  description: `
    Most of us eat ten grams less fibre than we should. A spoon of Slow Fibre makes up for half of that: **partially hydrolysed guar** and **acacia**, two soluble fibres that gut bacteria take their time over. Slow means comfortable.
    It has hardly any taste and does not thicken, so it vanishes into coffee, soup or porridge. Start with food all the same; [In praise of the slow](post:slow-fibre) tells you how.
    - 5 g of fibre in a spoon, nothing else
    - Suitable for most people on a low-FODMAP diet
    - A tin you will want to keep
  `,
  gallery: [
    image(
      'slow-fibre',
      'Cream tin of Slow Fibre with a clay-red lid beside half an apple, lobed green leaves behind',
      [0.5, 0.6],
    ),
    image(
      'slow-fibre-bowl',
      'A clay bowl of porridge with blueberries and almonds in front of the tin of Slow Fibre',
    ),
  ],
  variants: [
    { name: 'Tin, 240 g', sku: 'MOS-FIB-240', price: 22, stock: 'inStock' },
    { name: 'Refill, 480 g', sku: 'MOS-FIB-480', price: 36, stock: 'lowStock' },
  ],
  purchase: {
    kind: 'external',
    url: 'https://shop.mossrow.example/slow-fibre',
    label: 'Buy fibre',
  },
  facts: {
    servingSize: '1 level spoon (6 g)',
    servingsPerContainer: 40,
    rows: [
      { nutrient: 'Energy', amount: 12, unit: 'kcal' },
      { nutrient: 'Dietary fibre', amount: 5, unit: 'g', dailyValue: 18 },
      { nutrient: 'of which soluble', amount: 5, unit: 'g' },
      { nutrient: 'Sugars', amount: 0, unit: 'g' },
    ],
  },
  ingredients: [
    {
      name: 'Guar',
      form: 'Partially hydrolysed gum',
      purpose: 'Soluble fibre that ferments slowly and does not thicken.',
    },
    {
      name: 'Acacia',
      form: 'Fibre from the sap',
      purpose: 'Soluble fibre; food for bifidobacteria, gently.',
    },
  ],
  directions:
    'Begin with half a spoon a day. After a week, one or two spoons, stirred into any drink or soft food. Drink plenty of water.',
  warnings:
    'Take medicines two hours apart from fibre. Ask a doctor first with a narrowing of the gullet or bowel, or with diabetes treated by insulin. Do not take it dry. Keep out of reach of children.',
  faq: {
    'Will it give me wind?':
      'Less than inulin does. If it is noisy, go back to half a spoon for a week; your bacteria will adjust.',
    'Does heat harm it?': 'No. Coffee, soup and baking are all fine.',
  },
  categories: ['nutrition', 'herbs-and-kitchen'],
  seo: {
    title: 'Slow Fibre: a gentle prebiotic powder',
    description:
      'Soluble prebiotic fibre from guar and acacia, 5 g a spoon. Dissolves clear, tastes of nothing, ferments slowly. Forty servings a tin.',
  },
})
