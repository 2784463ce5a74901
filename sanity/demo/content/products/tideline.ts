import { image } from '../../documents/picture.ts'
import { product } from '../../documents/product.ts'

export const tideline = product({
  slug: 'tideline',
  name: 'Tideline Omega-3',
  tagline: 'DHA and EPA from algae: the source, without the fish in between.',
  description: `
    Fish have their omega-3 from algae. So do we, only without the detour: the oil in Tideline comes from _Schizochytrium_ grown in closed tanks, far from any sea and whatever is in it. Two small capsules hold **350 mg of DHA** and **150 mg of EPA**.
    DHA and EPA contribute to the normal function of the heart, with a daily intake of 250 mg; DHA contributes to normal brain function and vision. What large trials found is in [Omega-3 without the fish](post:omega-3-without-fish).
    - Small, soft capsules of tapioca, no gelatine
    - Rosemary extract to keep the oil fresh
    - Oxidation values of every batch on request
  `,
  gallery: [
    image(
      'tideline',
      'Blue glass jar of Tideline with a cream cap before layered waves and tall kelp',
      [0.52, 0.62],
    ),
    image(
      'tideline-capsules',
      'Golden soft capsules in a green dish in front of the Tideline jar, kelp at the left',
    ),
    image(
      'tideline-facts',
      'Back label of the jar: 350 mg DHA and 150 mg EPA from algal oil in two capsules',
    ),
  ],
  variants: [
    { name: '60 soft capsules', sku: 'MOS-OME-060', price: 27, stock: 'lowStock' },
    { name: '120 soft capsules', sku: 'MOS-OME-120', price: 48, stock: 'preorder' },
  ],
  purchase: {
    kind: 'external',
    url: 'https://shop.mossrow.example/tideline',
    label: 'Buy omega-3',
  },
  facts: {
    servingSize: '2 soft capsules',
    servingsPerContainer: 30,
    rows: [
      { nutrient: 'Algal oil', amount: 1000, unit: 'mg' },
      { nutrient: 'DHA', amount: 350, unit: 'mg' },
      { nutrient: 'EPA', amount: 150, unit: 'mg' },
      { nutrient: 'Vitamin E', amount: 3, unit: 'mg', dailyValue: 20 },
    ],
  },
  ingredients: [
    {
      name: 'Algal oil',
      form: 'From Schizochytrium sp.',
      purpose: 'Supplies DHA and EPA, the two long-chain omega-3 fatty acids.',
    },
    {
      name: 'Tapioca starch',
      form: 'Capsule shell',
      purpose: 'The shell, with glycerol and water.',
    },
    {
      name: 'Vitamin E',
      form: 'Mixed tocopherols',
      purpose: 'Protects the oil, and your cells, from oxidation.',
    },
    { name: 'Rosemary', form: 'Extract', purpose: 'Keeps the oil fresh.' },
  ],
  directions:
    'Adults: two capsules a day with the fattest meal. Keep cool and dark; use within three months of opening.',
  warnings:
    'Ask a doctor first if you take blood thinners, have a disorder of heart rhythm or of clotting, are about to have an operation, or are pregnant. Do not take more than 3 g of DHA and EPA a day from all sources. Keep out of reach of children.',
  faq: {
    'Does it taste of fish?':
      'Of grass, slightly, if you bite it. There is no fish in it to taste.',
    'Why is the large jar on pre-order?':
      'Because oil is best when it is new. We fill the large jars to order and send them in the second week of the month.',
  },
  categories: ['nutrition'],
  seo: {
    title: 'Tideline: algae omega-3 with DHA and EPA',
    description:
      'Vegan omega-3 from algae: 350 mg DHA and 150 mg EPA in two small soft capsules, with no fish, no gelatine and no aftertaste.',
  },
})
