import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { HOME_QUERY } from '../src/queries/home.ts'
import { PAGE_QUERY } from '../src/queries/page.ts'
import { POST_QUERY } from '../src/queries/post.ts'
import { POSTS_QUERY } from '../src/queries/posts.ts'
import { PRODUCT_QUERY } from '../src/queries/product.ts'
import { SETTINGS_QUERY } from '../src/queries/settings.ts'
import { misshapenParts } from '../src/shapes/misshapen-parts.ts'
import { createContentClient } from '../src/source/content-client.ts'
import { contentSource } from '../src/source/content-source.ts'
import { builderPageSchema } from '../src/views/builder-page.ts'
import { homePageSchema } from '../src/views/home-page.ts'
import { postIndexSchema } from '../src/views/index-pages.ts'
import { postPageSchema } from '../src/views/post-page.ts'
import { productPageSchema } from '../src/views/product-page.ts'
import { settingsSchema } from '../src/views/settings.ts'
import { paragraph, post, product, reference, seedFixture, slug } from './support/fixture.ts'
import { type LakeProcess, startLakeProcess } from './support/lake-process.ts'
import { readKind } from './support/read-kind.ts'

let lake: LakeProcess
let reader: SanityClient
let image: object

beforeAll(async () => {
  lake = await startLakeProcess()
  reader = createContentClient(contentSource({ SANITY_API_HOST: lake.url }))
  const { pictureId } = await seedFixture(lake.client)
  image = { _type: 'image', asset: reference(pictureId), alt: 'Moss' }
}, 60_000)

afterAll(async () => lake.stop())

const KEPT = 'What stays'

const bentPost = (extra: object) =>
  post('bent', 'Bent', '2020-01-01T00:00:00Z', {
    body: [{ _type: 'callout', _key: 'kept', text: KEPT }],
    ...extra,
  })
const withBlock = (block: object) =>
  bentPost({
    body: [
      { _key: 'k', ...block },
      { _type: 'callout', _key: 'kept', text: KEPT },
    ],
  })
const bentProduct = (extra: object) => product('bent', 'Bent', 5, { directions: KEPT, ...extra })
const bentPerson = (extra: object) => ({
  _id: 'person-iris',
  _type: 'person',
  name: KEPT,
  ...extra,
})
const bentHome = (extra: object) => ({ _id: 'home', _type: 'home', standfirst: KEPT, ...extra })
const bentSettings = (extra: object) => ({
  _id: 'settings',
  _type: 'settings',
  disclaimer: KEPT,
  ...extra,
})
const withSection = (section: object) => ({
  _id: 'bent',
  _type: 'page',
  title: 'Bent',
  slug: slug('bent'),
  sections: [
    { _key: 'k', ...section },
    { _type: 'richTextSection', _key: 'kept', title: KEPT, text: [paragraph('p', 'Words')] },
  ],
})

interface Kind {
  readonly query: string
  readonly schema: z.ZodType
}

const POST: Kind = { query: POST_QUERY, schema: postPageSchema }
const PRODUCT: Kind = { query: PRODUCT_QUERY, schema: productPageSchema }
const PAGE: Kind = { query: PAGE_QUERY, schema: builderPageSchema }
const HOME: Kind = { query: HOME_QUERY, schema: homePageSchema }
const SETTINGS: Kind = { query: SETTINGS_QUERY, schema: settingsSchema }

type Stored = { _id: string; _type: string }
type Case = [field: string, kind: Kind, put: (value: unknown) => Stored]

const LISTS: Case[] = [
  ['categories', POST, (categories) => bentPost({ categories })],
  ['tags', POST, (tags) => bentPost({ tags })],
  ['featuredProducts', POST, (featuredProducts) => bentPost({ featuredProducts })],
  ['citations', POST, (citations) => bentPost({ citations })],
  ['relatedPosts', POST, (relatedPosts) => bentPost({ relatedPosts })],
  ['body[_key=="k"].markDefs', POST, (markDefs) => withBlock({ ...paragraph('k', 'W'), markDefs })],
  ['body[_key=="k"].children', POST, (children) => withBlock({ ...paragraph('k', 'W'), children })],
  ['body[_key=="k"].items', POST, (items) => withBlock({ _type: 'faq', items })],
  [
    'body[_key=="k"].products',
    POST,
    (products) => withBlock({ _type: 'productComparison', products }),
  ],
  ['links', POST, (links) => bentPerson({ links })],
  ['gallery', PRODUCT, (gallery) => bentProduct({ gallery })],
  ['description', PRODUCT, (description) => bentProduct({ description })],
  ['variants', PRODUCT, (variants) => bentProduct({ variants })],
  ['ingredients', PRODUCT, (ingredients) => bentProduct({ ingredients })],
  ['faq', PRODUCT, (faq) => bentProduct({ faq })],
  ['supplementFacts.rows', PRODUCT, (rows) => bentProduct({ supplementFacts: { rows } })],
  [
    'sections[_key=="k"].products',
    PAGE,
    (products) => withSection({ _type: 'productGrid', products }),
  ],
  ['sections[_key=="k"].posts', PAGE, (posts) => withSection({ _type: 'postGrid', posts })],
  ['sections[_key=="k"].text', PAGE, (text) => withSection({ _type: 'richTextSection', text })],
  ['featuredProducts', HOME, (featuredProducts) => bentHome({ featuredProducts })],
  ['sections', HOME, (sections) => bentHome({ sections })],
  ['navigation', SETTINGS, (navigation) => bentSettings({ navigation })],
  ['social', SETTINGS, (social) => bentSettings({ social })],
  ['footer.columns', SETTINGS, (columns) => bentSettings({ footer: { columns } })],
  [
    'footer.columns[_key=="c"].items',
    SETTINGS,
    (items) => bentSettings({ footer: { columns: [{ _key: 'c', title: 'C', items }] } }),
  ],
]

const OBJECTS: Case[] = [
  ['coverImage', POST, (coverImage) => bentPost({ coverImage })],
  ['coverImage.asset', POST, (asset) => bentPost({ coverImage: { _type: 'image', asset } })],
  ['coverImage.hotspot', POST, (hotspot) => bentPost({ coverImage: { ...image, hotspot } })],
  ['coverImage.crop', POST, (crop) => bentPost({ coverImage: { ...image, crop } })],
  ['author', POST, (author) => bentPost({ author })],
  ['reviewer', POST, (reviewer) => bentPost({ reviewer })],
  ['seo', POST, (seo) => bentPost({ seo })],
  ['seo.image', POST, (picture) => bentPost({ seo: { _type: 'seo', image: picture } })],
  ['body[_key=="k"].product', POST, (card) => withBlock({ _type: 'productCard', product: card })],
  ['body[_key=="k"].hotspot', POST, (hotspot) => withBlock({ ...image, _type: 'figure', hotspot })],
  ['portrait', POST, (portrait) => bentPerson({ portrait })],
  ['purchase', PRODUCT, (purchase) => bentProduct({ purchase })],
  ['supplementFacts', PRODUCT, (supplementFacts) => bentProduct({ supplementFacts })],
  ['sections[_key=="k"].image', PAGE, (picture) => withSection({ _type: 'hero', image: picture })],
  ['sections[_key=="k"].link', PAGE, (link) => withSection({ _type: 'hero', link })],
  [
    'sections[_key=="k"].link.reference',
    PAGE,
    (target) => withSection({ _type: 'hero', link: { label: 'L', reference: target } }),
  ],
  [
    'sections[_key=="k"].category',
    PAGE,
    (category) => withSection({ _type: 'productGrid', category }),
  ],
  [
    'sections[_key=="k"].category',
    PAGE,
    (category) => withSection({ _type: 'postGrid', category }),
  ],
  ['featuredPost', HOME, (featuredPost) => bentHome({ featuredPost })],
  ['footer', SETTINGS, (footer) => bentSettings({ footer })],
  ['announcement', SETTINGS, (announcement) => bentSettings({ announcement })],
]

const TEXTS: Case[] = [
  ['title', POST, (title) => bentPost({ title })],
  ['excerpt', POST, (excerpt) => bentPost({ excerpt })],
  ['coverImage.alt', POST, (alt) => bentPost({ coverImage: { ...image, alt } })],
  ['revisedAt', POST, (revisedAt) => bentPost({ revisedAt })],
  ['lastReviewedAt', POST, (lastReviewedAt) => bentPost({ lastReviewedAt })],
  ['name', PRODUCT, (name) => bentProduct({ name })],
  ['title', SETTINGS, (title) => bentSettings({ title })],
]

async function read(kind: Kind) {
  return (await readKind(reader, kind.query, kind.schema, { slug: 'bent' })).view
}

async function misshapenFields(document: Stored) {
  return misshapenParts(await reader.getDocument(document._id)).map(({ field }) => field)
}

const list = [7, 'words', true, { odd: 1 }, reference('magnesium')]
const object = [7, 'words', false, [], ['words'], [{ _key: 'x', odd: 1 }]]
const text = [7, true, ['words'], { odd: 1 }]

describe.each([
  ['a list', LISTS, list],
  ['an object', OBJECTS, object],
  ['a text', TEXTS, text],
] as const)('what should be %s and is not', (_, cases, values) => {
  it.each(cases)('costs a page no more than itself, and is told: %s', async (field, kind, put) => {
    await lake.client.createOrReplace(bentPost({}))
    for (const value of values) {
      const document = put(value)
      await lake.client.createOrReplace(document)
      expect(JSON.stringify(await read(kind)), JSON.stringify(value)).toContain(KEPT)
      expect(await misshapenFields(document), JSON.stringify(value)).toEqual([field])
    }
    const whole = put(null)
    await lake.client.createOrReplace(whole)
    expect(await misshapenFields(whole)).toEqual([])
  })
})

describe('a document that no page can find', () => {
  it.each([
    ['slug', { slug: 'bent' }],
    ['slug', { slug: { _type: 'slug' } }],
    ['publishedAt', { publishedAt: 1_577_836_800 }],
    ['publishedAt', { publishedAt: 'soon' }],
    ['publishedAt', { publishedAt: ['2020-01-01T00:00:00Z'] }],
  ])('for its %s, %j, is told all the same', async (field, extra) => {
    const document: Stored = bentPost(extra)
    await lake.client.createOrReplace(document)
    expect(await read(POST)).toBeNull()
    const index = { from: 0, to: 100 }
    const { view } = await readKind(reader, POSTS_QUERY, postIndexSchema, index)
    expect(view?.posts.map(({ _id }) => _id)).not.toContain('bent')
    expect(await misshapenFields(document)).toEqual([field])
  })
})
