import { validateDocumentWithWorkspace } from '@sanity/validation'
import { getFallbackLocaleSource } from '@sanity/validation/_internal'
import { misshapenParts } from '@vitrine/content/shapes/misshapen-parts'
import { createSchema } from 'sanity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schemaTypes } from '../../schema/schema-types.ts'
import { type QueryServer, startQueryServer } from '../../test/query-server.ts'
import type { DemoDocument } from '../documents/document.ts'
import { catalogue } from '../pictures/catalogue.ts'
import { pictureNames, withAssets } from '../seed/picture-names.ts'
import { dataset } from './dataset.ts'

const assets = new Map(
  Object.keys(catalogue).map((name, index) => [
    name,
    `image-${index.toString(16).padStart(40, '0')}-2400x1600-jpg`,
  ]),
)
const documents: DemoDocument[] = withAssets([...dataset], assets)
const ofType = (type: string) => documents.filter((document) => document._type === type)

/** All objects inside a value, the value itself among them. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  if (typeof value !== 'object' || value === null) return []
  return [{ ...value }, ...Object.values(value).flatMap(objectsIn)]
}

const refsIn = (value: unknown): string[] =>
  objectsIn(value).flatMap(({ _ref }) =>
    typeof _ref === 'string' && !_ref.startsWith('image-') ? [_ref] : [],
  )

const blocksOf = (document: DemoDocument) => (Array.isArray(document.body) ? document.body : [])

function wordsOf(document: DemoDocument): number {
  const spans = objectsIn(blocksOf(document)).filter(({ _type }) => _type === 'span')
  return spans.flatMap(({ text }) => String(text).split(/\s+/).filter(Boolean)).length
}

describe('the demo content as a whole', () => {
  it('is as rich as a magazine and a shop need', () => {
    const counts = ['category', 'person', 'product', 'post', 'page', 'redirect'].map(
      (type) => ofType(type).length,
    )
    expect(counts).toEqual([4, 4, 8, 16, 3, 2])
    expect(documents.filter(({ _id }) => _id === 'home' || _id === 'settings')).toHaveLength(2)
  })

  it('gives every document its own id, and every type distinct slugs', () => {
    const keys = documents.flatMap(({ _id, _type, slug }) => [
      _id,
      ...(slug ? [`${_type} ${JSON.stringify(slug)}`] : []),
    ])
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('refers only to documents it holds', () => {
    const ids = new Set(documents.map(({ _id }) => _id))
    expect(refsIn(documents).filter((ref) => !ids.has(ref))).toEqual([])
  })

  it('draws no picture that nothing shows', () => {
    expect(pictureNames([...dataset]).toSorted()).toEqual(Object.keys(catalogue).toSorted())
  })

  it('is of the shape that pages read', () => {
    expect(documents.flatMap(misshapenParts)).toEqual([])
  })

  it('keeps the keys of an array apart', () => {
    const arrays = documents.flatMap(objectsIn).flatMap((object) => Object.values(object))
    for (const array of arrays.filter((value) => Array.isArray(value))) {
      const keys = array.flatMap((item) => objectsIn(item)[0]?._key ?? [])
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
})

describe('posts', () => {
  const posts = ofType('post')

  it('appear on distinct days and in every category', () => {
    expect(new Set(posts.map(({ publishedAt }) => String(publishedAt).slice(0, 10))).size).toBe(16)
    for (const { _id } of ofType('category')) {
      const filed = posts.filter(({ categories }) => refsIn(categories).includes(_id))
      expect(filed.length, _id).toBeGreaterThanOrEqual(4)
    }
  })

  it.each(posts.map((post) => [post._id, post] as const))('%s is a whole article', (_, post) => {
    const blocks = blocksOf(post)
    const headings = blocks.filter(({ style }) => style === 'h2')
    expect(wordsOf(post)).toBeGreaterThan(480)
    expect(headings.length).toBeGreaterThanOrEqual(3)
    expect(headings.length).toBeLessThanOrEqual(8)
    expect(blocks.some(({ _type }) => _type === 'productCard')).toBe(true)
    expect(objectsIn(blocks).some(({ _type }) => _type === 'internalLink')).toBe(true)
    expect(refsIn(post.featuredProducts).length).toBeGreaterThan(0)
  })

  it('cite every source they list', () => {
    for (const post of posts) {
      const listed = objectsIn(post.citations).map(({ _key }) => _key)
      const marked = objectsIn(post.body).flatMap(({ _type, citation }) =>
        _type === 'citationMark' ? [citation] : [],
      )
      expect(new Set(marked), post._id).toEqual(new Set(listed))
    }
  })

  it('close with every product at least once', () => {
    const featured = new Set(posts.flatMap(({ featuredProducts }) => refsIn(featuredProducts)))
    expect(featured).toEqual(new Set(ofType('product').map(({ _id }) => _id)))
  })

  it('put magnesium between vitamin D and protein', () => {
    const order = posts
      .toSorted((a, b) => String(a.publishedAt).localeCompare(String(b.publishedAt)))
      .map(({ _id }) => _id)
    const at = order.indexOf('post-magnesium-and-sleep')
    expect(order.slice(at - 1, at + 2)).toEqual([
      'post-vitamin-d3-with-k2',
      'post-magnesium-and-sleep',
      'post-complete-plant-protein',
    ])
  })
})

describe('products', () => {
  it('show every state of stock, and one earlier price at least', () => {
    const variants = ofType('product').flatMap(({ variants }) => objectsIn(variants))
    expect(new Set(variants.map(({ stock }) => stock))).toEqual(
      new Set(['inStock', 'lowStock', 'outOfStock', 'preorder']),
    )
    expect(variants.some(({ compareAtPrice }) => compareAtPrice !== undefined)).toBe(true)
    expect(variants.every(({ price }) => Number(price) > 0)).toBe(true)
    expect(new Set(variants.map(({ sku }) => sku)).size).toBe(variants.length)
  })

  it('have two or three pictures each', () => {
    for (const { _id, gallery } of ofType('product')) {
      const pictures = objectsIn(gallery).filter(({ _type }) => _type === 'image')
      expect(pictures.length, _id).toBeGreaterThanOrEqual(2)
      expect(pictures.length, _id).toBeLessThanOrEqual(3)
    }
  })
})

describe('by the rules of the Studio', () => {
  const schema = createSchema({ name: 'demo', types: schemaTypes })
  // Reviews grow stale as time goes by, and whether one has is no fault of the content.
  const timeless = (message: string) => !message.startsWith('Last reviewed more than')
  let server: QueryServer
  beforeAll(async () => {
    server = await startQueryServer(documents)
  })
  afterAll(() => server.close())

  it.each(documents.map((document) => [document._id, document] as const))(
    '%s passes without a warning',
    async (_, document) => {
      const ids = new Set(documents.map(({ _id }) => _id))
      const markers = await validateDocumentWithWorkspace({
        document: {
          _rev: 'r',
          _createdAt: '2026-01-01T00:00:00Z',
          _updatedAt: '2026-01-01T00:00:00Z',
          ...document,
        },
        workspace: {
          schema,
          getClient: ({ apiVersion }) => server.client.withConfig({ apiVersion }),
          i18n: getFallbackLocaleSource(),
        },
        getDocumentExists: async ({ id }) => ids.has(id) || [...assets.values()].includes(id),
      })
      const found = markers
        .filter(({ level }) => level !== 'info')
        .map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)
      expect(found.filter((line) => timeless(line.slice(line.indexOf(': ') + 2)))).toEqual([])
    },
  )
})
