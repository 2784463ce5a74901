import { articleSchema } from '@vitrine/content/views/article'
import { parseFailSoft } from '@vitrine/content/views/fail-soft'
import { settingsSchema } from '@vitrine/content/views/settings'

/** Markup of three languages, a lone surrogate, and characters that XML forbids. */
export const HOSTILE = `<script>alert("1")</script> & &lt; ]]> **b** _i_ [x](javascript:x) ![y](//z) \`c\` | ~~d~~ <!-- \u0000\u0008\u000b\ufffe\ud83c 'q'`

/** What of it every reader may see. */
export const HARMLESS = `<script>alert("1")</script> & &lt; ]]> **b** _i_ [x](javascript:x) ![y](//z) \`c\` | ~~d~~ <!--  'q'`

const image = {
  asset: { _id: 'image-abc-800x600-jpg', dimensions: { width: 800, height: 600 }, lqip: null },
  alt: HOSTILE,
  hotspot: null,
  crop: null,
}

const product = {
  _id: 'p',
  _type: 'product',
  name: HOSTILE,
  slug: 'p',
  tagline: HOSTILE,
  variants: [{ _key: 'v', price: 24, compareAtPrice: 29, stock: 'lowStock' }],
}

const span = (text: string, marks: readonly string[] = []) => ({
  _type: 'span',
  _key: `${text}${marks}`,
  text,
  marks,
})

const links = [
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'data:text/html,x',
  '//evil.example',
  'https://example.org/(a)b c"<>',
]

/** An article all of whose texts are hostile, with every kind of block. */
export const hostileArticle = parsed({
  _id: 'a',
  _type: 'post',
  _updatedAt: '2026-03-06T00:00:00Z',
  title: HOSTILE,
  slug: 'a',
  excerpt: HOSTILE,
  publishedAt: '2026-03-05T00:00:00Z',
  coverImage: image,
  author: { _id: 'i', name: HOSTILE, slug: 'i', credentials: HOSTILE },
  reviewer: { _id: 'r', name: HOSTILE, slug: 'r' },
  categories: [{ _id: 'c', title: HOSTILE, slug: 'c' }],
  body: [
    ...['normal', 'h2', 'h3', 'h4', 'blockquote'].map((style) => ({
      _type: 'block',
      _key: style,
      style,
      children: [span(HOSTILE), span(HOSTILE, ['strong', 'em']), span('\n'), span(HOSTILE)],
    })),
    ...['bullet', 'number'].map((listItem) => ({
      _type: 'block',
      _key: listItem,
      listItem,
      level: 1,
      children: [span(HOSTILE)],
    })),
    {
      _type: 'block',
      _key: 'links',
      markDefs: links.map((href, index) => ({ _type: 'link', _key: `l${index}`, href })),
      children: links.map((_, index) => span(HOSTILE, [`l${index}`])),
    },
    { _type: 'figure', _key: 'figure', image, caption: HOSTILE },
    { _type: 'callout', _key: 'callout', tone: 'tip', title: HOSTILE, text: HOSTILE },
    { _type: 'productCard', _key: 'card', product, note: HOSTILE },
    {
      _type: 'productComparison',
      _key: 'comparison',
      title: HOSTILE,
      products: [{ ...product, servingSize: HOSTILE, ingredients: [{ _key: 'i', name: HOSTILE }] }],
    },
    {
      _type: 'faq',
      _key: 'faq',
      title: HOSTILE,
      items: [{ _key: 'q', question: HOSTILE, answer: HOSTILE }],
    },
  ].map((block) => ('children' in block ? { markDefs: [], ...block } : block)),
  featuredProducts: [product],
  citations: [{ _key: 's', title: HOSTILE, authors: HOSTILE, publication: HOSTILE, year: 2020 }],
})

export const hostileSettings = settingsSchema.parse({
  _id: 'settings',
  title: HOSTILE,
  description: HOSTILE,
  disclaimer: HOSTILE,
  productDisclosure: HOSTILE,
})

function parsed(article: object) {
  const view = parseFailSoft(articleSchema, article, () => undefined)
  if (!view) throw new Error('Nothing is left of the article')
  return view
}
