const picture = {
  _type: 'image',
  asset: {
    _type: 'reference',
    _ref: 'image-0123456789abcdef0123456789abcdef01234567-1600x1000-png',
  },
  alt: 'A brown glass jar on a linen cloth',
}

const reference = (_ref: string) => ({ _key: _ref, _type: 'reference', _ref })

/** A post that satisfies every rule. */
export const completePost = {
  _type: 'post',
  title: 'What magnesium may do for a restless night',
  slug: { _type: 'slug', current: 'magnesium-and-sleep' },
  excerpt:
    'Two forms of one mineral, what the trials found, and how to tell whether it is worth a try.',
  coverImage: picture,
  author: { _type: 'reference', _ref: 'ines' },
  publishedAt: '2026-01-10T08:00:00Z',
  categories: [reference('sleep')],
  tags: ['magnesium'],
  reviewer: { _type: 'reference', _ref: 'dr-holm' },
  lastReviewedAt: new Date().toISOString().slice(0, 10),
  citations: [{ _key: 'c1', _type: 'citation', title: 'Magnesium and sleep', year: 2021 }],
  featuredProducts: [reference('magnesium')],
  relatedPosts: [reference('vitamin-d')],
  body: [
    {
      _key: 'p1',
      _type: 'block',
      style: 'normal',
      markDefs: [{ _key: 'l1', _type: 'link', href: 'https://doi.org/10.1000/182' }],
      children: [
        {
          _key: 's1',
          _type: 'span',
          text: 'Some trials found shorter nights of tossing',
          marks: ['l1'],
        },
        { _key: 's2', _type: 'citationMark', citation: 'c1' },
        { _key: 's3', _type: 'span', text: '.', marks: [] },
      ],
    },
    { _key: 'p2', _type: 'productCard', product: { _type: 'reference', _ref: 'magnesium' } },
    { ...picture, _key: 'p3', _type: 'figure', caption: 'The jar' },
    {
      _key: 'p4',
      _type: 'productComparison',
      title: 'Two forms',
      products: [reference('magnesium'), reference('glycinate')],
    },
    {
      _key: 'p5',
      _type: 'callout',
      tone: 'warning',
      text: 'Ask a doctor when you take medicines.',
    },
    {
      _key: 'p6',
      _type: 'faq',
      items: [{ _key: 'q', _type: 'faqItem', question: 'When?', answer: 'An hour before bed.' }],
    },
  ],
}

/** A product that satisfies every rule. */
export const completeProduct = {
  _type: 'product',
  name: 'Magnesium Complex',
  slug: { _type: 'slug', current: 'magnesium-complex' },
  brand: 'Mossrow',
  tagline: 'Two gentle forms for the evening',
  gallery: [{ ...picture, _key: 'g' }],
  variants: [
    {
      _key: 'a',
      _type: 'variant',
      name: '120 capsules',
      sku: 'MAG-120',
      price: 24,
      compareAtPrice: 29,
      stock: 'inStock',
    },
  ],
  purchase: {
    _type: 'purchase',
    kind: 'external',
    url: 'https://shop.example/magnesium',
    label: 'Buy now',
  },
  categories: [reference('sleep')],
  warnings: 'Not intended to diagnose, treat, cure or prevent any disease.',
}
