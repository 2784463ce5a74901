import { image } from '../../documents/picture.ts'
import { product } from '../../documents/product.ts'

export const fieldProtein = product({
  slug: 'field-protein',
  name: 'Field Protein',
  tagline: 'Pea, oat and pumpkin seed: a complete protein from three plants.',
  description: `
    Peas are rich in lysine and short of methionine; oats and pumpkin seeds are the other way round. Milled together they make up a **complete protein**: all nine essential amino acids, in good proportion, 22 g in a scoop.
    Protein contributes to the growth and maintenance of muscle. The arithmetic behind it is in [Complete protein from plants](post:complete-plant-protein).
    - Peas and oats from northern France, pumpkin seeds from Styria
    - Sweetened with a little date, or not at all
    - No soya, no lactose, no gums
  `,
  gallery: [
    image(
      'field-protein',
      'Moss-green pouch of Field Protein with barley ears behind and three peas on the table',
      [0.52, 0.58],
    ),
    image(
      'field-protein-scoop',
      'A green scoop of pale protein powder over a cream bowl, oat flakes scattered on the table',
    ),
  ],
  variants: [
    { name: 'Oat and vanilla, 600 g', sku: 'MOS-PRO-VAN', price: 29, stock: 'inStock' },
    { name: 'Cocoa, 600 g', sku: 'MOS-PRO-COC', price: 29, stock: 'outOfStock' },
    { name: 'Unsweetened, 600 g', sku: 'MOS-PRO-NAT', price: 27, stock: 'lowStock' },
    { name: 'Three sample sachets', sku: 'MOS-PRO-TRY', price: 6, stock: 'inStock' },
  ],
  purchase: {
    kind: 'checkout',
    url: 'https://shop.mossrow.example/field-protein',
    label: 'Add to basket',
  },
  facts: {
    servingSize: '1 scoop (30 g)',
    servingsPerContainer: 20,
    rows: [
      { nutrient: 'Energy', amount: 116, unit: 'kcal' },
      { nutrient: 'Protein', amount: 22, unit: 'g', dailyValue: 44 },
      { nutrient: 'of which leucine', amount: 1.8, unit: 'g' },
      { nutrient: 'of which lysine', amount: 1.5, unit: 'g' },
      { nutrient: 'Fat', amount: 2, unit: 'g', dailyValue: 3 },
      { nutrient: 'Carbohydrate', amount: 2.6, unit: 'g', dailyValue: 1 },
      { nutrient: 'Fibre', amount: 1.5, unit: 'g', dailyValue: 5 },
      { nutrient: 'Iron', amount: 5.4, unit: 'mg', dailyValue: 30 },
    ],
  },
  ingredients: [
    {
      name: 'Yellow pea protein',
      form: 'Isolate, 70 %',
      purpose: 'Brings lysine and the branched-chain amino acids.',
    },
    { name: 'Oat protein', form: 'Concentrate, 15 %', purpose: 'Brings methionine and cysteine.' },
    {
      name: 'Pumpkin seed protein',
      form: 'Cold-pressed meal, 10 %',
      purpose: 'Brings methionine too, with zinc and a nutty taste.',
    },
    { name: 'Date', form: 'Powder, 4 %', purpose: 'Sweetens, in the vanilla and cocoa kinds.' },
    { name: 'Vanilla', form: 'Ground pod', purpose: 'Flavour.' },
  ],
  directions:
    'Shake one scoop (30 g) with 250 ml of water or a plant milk, or stir it into porridge. Once a day, or twice on days of hard training.',
  warnings:
    'Contains oats (gluten). Made where sesame and nuts are handled. With kidney disease, ask a doctor or dietitian how much protein is right for you. Not a meal replacement, and not for infants.',
  faq: {
    'When will cocoa be back?':
      'We ran out of a cocoa we like. The new harvest is on its way and should be with us before the end of the year.',
    'Does it go lumpy?':
      'Powder into liquid, not the other way round, and a shaker rather than a spoon.',
  },
  categories: ['movement', 'nutrition'],
  seo: {
    title: 'Field Protein: complete protein from plants',
    description:
      'Complete plant protein from pea, oat and pumpkin seed, 22 g a scoop with all nine essential amino acids. No soya, no lactose, no gums.',
  },
})
