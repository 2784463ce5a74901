import { image } from '../../documents/picture.ts'
import { product } from '../../documents/product.ts'

export const quietMagnesium = product({
  slug: 'quiet-magnesium',
  name: 'Quiet Magnesium',
  tagline: 'Two gentle forms of one mineral, for nerves, muscles and unhurried evenings.',
  description: `
    A complex of two forms that the body takes up well. **Glycinate** binds magnesium to glycine, an amino acid, and is kind to the stomach. **Gluconate** dissolves quickly and comes from the acid found in honey. Three capsules hold 200 mg of elemental magnesium, about half of a day’s recommended amount, because the other half belongs on your plate.
    Magnesium contributes to normal function of the muscles and the nervous system, to normal psychological function, and to less tiredness and fatigue.
    - No fillers beyond a little rice flour, no colours, no coating
    - Capsules of plant cellulose; suitable for vegans
    - Each batch tested for heavy metals by an outside laboratory
    How it came about, and what trials do and do not say: [Magnesium and sleep](post:magnesium-and-sleep).
  `,
  gallery: [
    image(
      'quiet-magnesium',
      'Amber jar of Quiet Magnesium with a moss-green cap on a table, a moon and a leafy sprig behind',
      [0.52, 0.6],
    ),
    image(
      'quiet-magnesium-capsules',
      'White and sage capsules in a cream bowl, two large leaves and the jar of Quiet Magnesium behind',
    ),
    image(
      'quiet-magnesium-facts',
      'Back label of the jar: 200 mg magnesium a serving, 150 mg from glycinate and 50 mg from gluconate',
    ),
  ],
  variants: [
    { name: '90 capsules', sku: 'MOS-MAG-090', price: 24, stock: 'inStock' },
    {
      name: '180 capsules',
      sku: 'MOS-MAG-180',
      price: 39,
      compareAtPrice: 46,
      stock: 'inStock',
    },
    { name: 'Refill pouch, 180 capsules', sku: 'MOS-MAG-180R', price: 36, stock: 'lowStock' },
  ],
  purchase: {
    kind: 'external',
    url: 'https://shop.mossrow.example/quiet-magnesium',
    label: 'Buy magnesium',
  },
  facts: {
    servingSize: '3 capsules',
    servingsPerContainer: 30,
    rows: [
      { nutrient: 'Magnesium, elemental', amount: 200, unit: 'mg', dailyValue: 48 },
      { nutrient: 'of which from glycinate', amount: 150, unit: 'mg', dailyValue: 36 },
      { nutrient: 'of which from gluconate', amount: 50, unit: 'mg', dailyValue: 12 },
    ],
  },
  ingredients: [
    {
      name: 'Magnesium',
      form: 'Bisglycinate',
      purpose:
        'Bound to the amino acid glycine: mild on the stomach and well absorbed. Magnesium contributes to normal nerves and muscles, in exercise too, and to normal bones; it may support ease of mind and a steady heartbeat.',
    },
    {
      name: 'Magnesium',
      form: 'Gluconate',
      purpose:
        'Bound to gluconic acid: dissolves fast. It supplies the mineral that cells of nerve, muscle, bone and heart need for their ordinary work.',
    },
    {
      name: 'Rice flour',
      form: 'Powder',
      purpose: 'Keeps the powder flowing, so that every capsule holds the same.',
    },
    { name: 'Cellulose', form: 'Capsule shell', purpose: 'The shell, made from plant fibre.' },
  ],
  directions:
    'Adults: three capsules a day with water, best with a meal. Many people choose supper. Begin with one capsule for a few days if your stomach is easily upset.',
  warnings:
    'Do not exceed the stated amount. Ask a doctor first if you have kidney disease, are pregnant or breastfeeding, or take antibiotics, bisphosphonates, diuretics, heart or thyroid medicine; keep at least two hours between magnesium and other medicines. May loosen the bowel. Keep out of reach of children. Not a substitute for a varied diet.',
  faq: {
    'Will it make me sleepy?':
      'No. Magnesium is not a sedative. Some people who had too little report easier evenings after a few weeks; others notice nothing.',
    'Why three capsules?':
      'Gentle forms are bulky: glycinate is about one seventh magnesium, gluconate one twentieth. Fewer capsules would mean a harsher form.',
    'Can I open the capsules?':
      'Yes. Stir the powder into something with flavour; it is slightly bitter.',
  },
  categories: ['sleep', 'nutrition'],
  seo: {
    title: 'Quiet Magnesium: glycinate and gluconate',
    description:
      'Magnesium complex of glycinate and gluconate, 200 mg in three vegan capsules. Gentle on the stomach, tested batch by batch, with nothing to hide.',
  },
})
