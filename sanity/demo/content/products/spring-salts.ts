import { image } from '../../documents/picture.ts'
import { product } from '../../documents/product.ts'

export const springSalts = product({
  slug: 'spring-salts',
  name: 'Spring Salts',
  tagline: 'Sodium, potassium and magnesium with grapefruit, for hot days and long ones.',
  description: `
    A sachet for the days when water alone is not enough: more than ninety minutes of effort, real heat, a salty cap. It holds **500 mg of sodium**, which helps the gut to take up water, along with potassium and a little magnesium. There is no sugar in it, and no blue.
    Magnesium contributes to electrolyte balance and, with potassium, to normal muscle function. For everything shorter, have soup: [who needs electrolytes, and when](post:water-salt-and-sweat).
    - Dried grapefruit juice and sea salt for flavour
    - Paper sachets, home compostable
    - Twenty to a box
  `,
  gallery: [
    image(
      'spring-salts',
      'Cream and terracotta box of Spring Salts with a halved grapefruit and a slice of lemon',
      [0.48, 0.6],
    ),
    image(
      'spring-salts-glass',
      'A tall glass of sparkling water with grapefruit before an orange arch, two sachets beside it',
    ),
  ],
  variants: [
    { name: '20 sachets', sku: 'MOS-ELE-020', price: 18, stock: 'inStock' },
    { name: '60 sachets', sku: 'MOS-ELE-060', price: 44, compareAtPrice: 54, stock: 'inStock' },
  ],
  purchase: {
    kind: 'checkout',
    url: 'https://shop.mossrow.example/spring-salts',
    label: 'Add to basket',
  },
  facts: {
    servingSize: '1 sachet (5 g) in 500 ml of water',
    servingsPerContainer: 20,
    rows: [
      { nutrient: 'Sodium', amount: 500, unit: 'mg', dailyValue: 22 },
      { nutrient: 'Potassium', amount: 200, unit: 'mg', dailyValue: 4 },
      { nutrient: 'Magnesium', amount: 60, unit: 'mg', dailyValue: 14 },
      { nutrient: 'Vitamin C', amount: 40, unit: 'mg', dailyValue: 44 },
    ],
  },
  ingredients: [
    {
      name: 'Sodium',
      form: 'Sea salt and citrate',
      purpose: 'The mineral that sweat takes most of; keeps water in the blood.',
    },
    { name: 'Potassium', form: 'Citrate', purpose: 'Contributes to normal muscle function.' },
    { name: 'Magnesium', form: 'Citrate', purpose: 'Contributes to electrolyte balance.' },
    {
      name: 'Grapefruit',
      form: 'Freeze-dried juice',
      purpose: 'Flavour, a trace of fruit sugar, and some vitamin C.',
    },
  ],
  directions:
    'Stir one sachet into 500 ml of cold water and drink it over an hour or so of hard effort. No more than three sachets a day.',
  warnings:
    'Not for people on a low-sodium diet. Ask a doctor first with high blood pressure, heart or kidney disease, or when you take blood pressure medicine. Contains grapefruit, which does not go together with some medicines: ask your pharmacist. Not for oral rehydration of children.',
  faq: {
    'Can I drink it every day?':
      'You can, but you probably need not. Most diets hold more salt than enough. Keep it for long, hot or hard days.',
    'Is it sweet?':
      'Barely. It is tart and a little salty, like a good sorbet that has met the sea.',
  },
  categories: ['movement'],
  seo: {
    title: 'Spring Salts: electrolytes without sugar',
    description:
      'Electrolyte mix with 500 mg sodium, 200 mg potassium and 60 mg magnesium a sachet. Grapefruit, no sugar, compostable paper.',
  },
})
