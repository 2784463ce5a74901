import { image } from '../../documents/picture.ts'
import { product } from '../../documents/product.ts'

export const linenSleepMask = product({
  slug: 'linen-sleep-mask',
  name: 'Linen Sleep Mask',
  tagline: 'Washed linen outside, mulberry silk within, and no light between.',
  description: `
    Darkness is the cheapest thing that we sell. The mask is cut from washed European **linen**, lined with undyed **silk** and filled with a thin layer of wool, which takes up warmth instead of throwing it back. The bridge is shaped, so nothing leaks in beside the nose; the band is wide, and does not pull.
    Why the last crack of light matters is told in [The hour when the lights go down](post:light-in-the-evening).
    - Three colours, dyed with plants
    - Adjustable band, 52 to 64 cm
    - Comes in a linen pouch
  `,
  gallery: [
    image(
      'linen-sleep-mask',
      'Oat-coloured linen sleep mask with a stitched edge on blue-grey sheets, a sprig of eucalyptus below',
    ),
    image(
      'linen-sleep-mask-colours',
      'The linen sleep mask in its three colours, oat, moss and slate, laid out one below the other',
    ),
    image(
      'linen-sleep-mask-detail',
      'Close view of moss-green linen with dark stitching and a Mossrow tag, a moon in the night sky above',
    ),
  ],
  variants: [
    { name: 'Oat', sku: 'MOS-MSK-OAT', price: 34, stock: 'inStock' },
    { name: 'Moss', sku: 'MOS-MSK-MOS', price: 34, stock: 'inStock' },
    { name: 'Slate', sku: 'MOS-MSK-SLT', price: 34, stock: 'preorder' },
  ],
  purchase: {
    kind: 'checkout',
    url: 'https://shop.mossrow.example/linen-sleep-mask',
    label: 'Add to basket',
  },
  ingredients: [
    {
      name: 'Linen',
      form: 'Washed, 190 g/m²',
      purpose: 'The outside: dense, cool, and hard-wearing.',
    },
    { name: 'Silk', form: 'Mulberry, undyed', purpose: 'The lining, smooth on skin and lashes.' },
    {
      name: 'Wool',
      form: 'Thin felt',
      purpose: 'The filling, which blocks light and evens out warmth.',
    },
  ],
  directions:
    'Set the band so that it holds without pressing. Wash by hand in lukewarm water with wool soap, and dry flat, out of the sun.',
  warnings:
    'Not for children under three, and not for anybody who cannot take it off unaided. Do not wear it after eye surgery without your doctor’s consent.',
  faq: {
    'Does it press on the eyes?':
      'The wool is thicker around the sockets than over them, so you can open your eyes underneath.',
    'Can side sleepers wear it?': 'Yes. The clasp sits at the back, off the ear.',
  },
  categories: ['sleep'],
  seo: {
    title: 'Linen Sleep Mask, lined with silk',
    description:
      'A sleep mask of washed linen with silk lining and wool filling. Shaped at the nose so that no light gets in. Oat, moss or slate.',
  },
})
