import { describe, expect, it } from 'vitest'
import { misshapenParts } from './misshapen-parts.ts'

const WRONG: Readonly<Record<string, unknown>> = {
  'a text': 'words',
  'a number': 7,
  'true or false': true,
  'a list': ['words'],
  'an object': { odd: 1 },
}

/** Puts a value where a path such as `body[_key=="k"].items` of a document leads to. */
type Put = (value: unknown) => object

const inBody = (block: object) => ({ _type: 'post', body: [{ _key: 'k', ...block }] })
const inSection = (section: object) => ({ _type: 'home', sections: [{ _key: 'k', ...section }] })

const PARTS: [field: string, expected: string, put: Put][] = [
  ['title', 'a text', (title) => ({ _type: 'post', title })],
  ['slug', 'an object', (slug) => ({ _type: 'post', slug })],
  ['publishedAt', 'a text', (publishedAt) => ({ _type: 'post', publishedAt })],
  ['author', 'an object', (author) => ({ _type: 'post', author })],
  ['categories', 'a list', (categories) => ({ _type: 'post', categories })],
  ['tags[0]', 'a text', (tag) => ({ _type: 'post', tags: [tag] })],
  ['body', 'a list', (body) => ({ _type: 'post', body })],
  ['body[0]', 'an object', (block) => ({ _type: 'post', body: [block] })],
  ['coverImage', 'an object', (coverImage) => ({ _type: 'post', coverImage })],
  ['coverImage.asset', 'an object', (asset) => ({ _type: 'post', coverImage: { asset } })],
  ['coverImage.hotspot', 'an object', (hotspot) => ({ _type: 'post', coverImage: { hotspot } })],
  ['coverImage.crop.top', 'a number', (top) => ({ _type: 'post', coverImage: { crop: { top } } })],
  ['seo.image', 'an object', (image) => ({ _type: 'post', seo: { image } })],
  ['seo.noIndex', 'true or false', (noIndex) => ({ _type: 'post', seo: { noIndex } })],
  ['body[_key=="k"].markDefs', 'a list', (markDefs) => inBody({ _type: 'block', markDefs })],
  ['body[_key=="k"].children', 'a list', (children) => inBody({ _type: 'block', children })],
  [
    'body[_key=="k"].children[_key=="s"].marks',
    'a list',
    (marks) => inBody({ _type: 'block', children: [{ _type: 'span', _key: 's', marks }] }),
  ],
  ['body[_key=="k"].level', 'a number', (level) => inBody({ _type: 'block', level })],
  ['body[_key=="k"].items', 'a list', (items) => inBody({ _type: 'faq', items })],
  ['body[_key=="k"].product', 'an object', (product) => inBody({ _type: 'productCard', product })],
  ['links', 'a list', (links) => ({ _type: 'person', links })],
  ['portrait', 'an object', (portrait) => ({ _type: 'person', portrait })],
  ['gallery', 'a list', (gallery) => ({ _type: 'product', gallery })],
  ['variants[0].price', 'a number', (price) => ({ _type: 'product', variants: [{ price }] })],
  ['supplementFacts', 'an object', (facts) => ({ _type: 'product', supplementFacts: facts })],
  [
    'supplementFacts.rows',
    'a list',
    (rows) => ({ _type: 'product', supplementFacts: { _type: 'supplementFacts', rows } }),
  ],
  ['featuredPost', 'an object', (featuredPost) => ({ _type: 'home', featuredPost })],
  ['sections', 'a list', (sections) => ({ _type: 'page', sections })],
  ['sections[_key=="k"].image', 'an object', (image) => inSection({ _type: 'hero', image })],
  ['sections[_key=="k"].link', 'an object', (link) => inSection({ _type: 'hero', link })],
  [
    'sections[_key=="k"].products',
    'a list',
    (products) => inSection({ _type: 'productGrid', products }),
  ],
  [
    'sections[_key=="k"].category',
    'an object',
    (category) => inSection({ _type: 'postGrid', category }),
  ],
  ['sections[_key=="k"].text', 'a list', (text) => inSection({ _type: 'richTextSection', text })],
  ['footer', 'an object', (footer) => ({ _type: 'settings', footer })],
  [
    'footer.columns[_key=="c"].items',
    'a list',
    (items) => ({ _type: 'settings', footer: { columns: [{ _key: 'c', items }] } }),
  ],
  ['permanent', 'true or false', (permanent) => ({ _type: 'redirect', permanent })],
  ['description', 'a text', (description) => ({ _type: 'category', description })],
]

const found = (document: object) => misshapenParts({ _id: 'd', ...document })

describe.each(PARTS)('%s', (field, expected, put) => {
  it.each(Object.keys(WRONG).filter((kind) => kind !== expected))(
    'is told when it is %s',
    (kind) => {
      expect(found(put(WRONG[kind]))).toEqual([
        { documentId: 'd', field, reason: `is ${kind}, not ${expected}` },
      ])
    },
  )

  it('is not told when it is missing', () => {
    expect(found(put(null))).toEqual([])
    expect(found(put(undefined))).toEqual([])
  })
})

describe('an item of a list', () => {
  it.each(['unheardOf', 'constructor', 7, undefined])('of the type %j is told', (_type) => {
    expect(found(inBody({ _type }))).toEqual([
      {
        documentId: 'd',
        field: 'body[_key=="k"]',
        reason: expect.stringMatching(/^is of (the|no) type/),
      },
    ])
  })

  it('need not name its type where there is only one, but may name no other', () => {
    expect(found({ _type: 'product', variants: [{ _key: 'k', price: 5 }] })).toEqual([])
    expect(found({ _type: 'product', variants: [{ _type: 'figure', _key: 'k' }] })).toHaveLength(1)
  })

  it('that is missing hides none of the others', () => {
    const problems = found({ _type: 'post', tags: [null, 1, 'calm', 2] })
    expect(problems.map(({ field }) => field)).toEqual(['tags[1]', 'tags[3]'])
  })
})

describe('a reference', () => {
  it.each([{}, { _ref: null }, { _ref: '' }, { _ref: 7 }])(
    'to nothing, %j, is told',
    (reference) => {
      const reason = expect.stringContaining('_ref')
      expect(found({ _type: 'post', author: { _type: 'reference', ...reference } })).toEqual([
        { documentId: 'd', field: 'author', reason },
      ])
      const item = { _type: 'reference', _key: 'k', ...reference }
      expect(found({ _type: 'post', categories: [item] })).toEqual([
        { documentId: 'd', field: 'categories[_key=="k"]', reason },
      ])
    },
  )

  it('may be weak', () => {
    const author = { _type: 'reference', _ref: 'p', _weak: true }
    expect(found({ _type: 'post', author })).toEqual([])
  })
})

describe('a slug', () => {
  it.each([{}, { current: null }, { current: '' }, { current: 7 }, { current: {} }])(
    'without an address, %j, is told',
    (slug) => {
      expect(found({ _type: 'post', slug: { _type: 'slug', ...slug } })).toEqual([
        { documentId: 'd', field: 'slug', reason: expect.stringContaining('current') },
      ])
    },
  )
})

describe('a time', () => {
  it.each(['soon', '', '2020-99-99T00:00:00Z', '2020-01-01T10:00', '01.02.2020'])(
    'that cannot be read, "%s", is told',
    (publishedAt) => {
      expect(found({ _type: 'post', publishedAt })).toEqual([
        { documentId: 'd', field: 'publishedAt', reason: 'is not a date and time' },
      ])
    },
  )

  it.each(['2020-01-01', '2020-01-01T10:00:00+02:00', '2099-01-01T08:00:00.000Z'])(
    '"%s" can be read',
    (publishedAt) => expect(found({ _type: 'post', publishedAt })).toEqual([]),
  )

  it('of a review is a day', () => {
    expect(found({ _type: 'post', lastReviewedAt: '2020-01-01' })).toEqual([])
    expect(found({ _type: 'post', lastReviewedAt: '2020-01-01T10:00:00Z' })).toHaveLength(1)
  })
})

describe('what is told', () => {
  it('leaves out what the schema does not know, and choices beside the list', () => {
    const variants = [{ _key: 'k', stock: 'someday', extra: 1 }]
    expect(found({ _type: 'product', variants, unheardOf: [] })).toEqual([])
    expect(found({ _type: 'unheardOf', title: 7 })).toEqual([])
    expect(found({ _type: 'toString', title: 7 })).toEqual([])
  })

  it('ends where nobody would read on', () => {
    const tags = Array.from({ length: 1_000 }, (_, index) => index)
    expect(found({ _type: 'post', tags }).length).toBeLessThanOrEqual(100)
  })

  it.each([null, 'words', [], { _type: 'post', title: 7 }, { _id: 'd', title: 7 }])(
    'is nothing of %j, which is no document',
    (value) => expect(misshapenParts(value)).toEqual([]),
  )
})
