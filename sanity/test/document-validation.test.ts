import { validateDocumentWithWorkspace } from '@sanity/validation'
import { getFallbackLocaleSource } from '@sanity/validation/_internal'
import { createSchema } from 'sanity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schemaTypes } from '../schema/schema-types.ts'
import { completePost, completeProduct } from './complete-documents.ts'
import { type QueryServer, startQueryServer } from './query-server.ts'

const schema = createSchema({ name: 'test', types: schemaTypes })

let server: QueryServer
beforeAll(async () => {
  server = await startQueryServer([
    { _id: 'taken', _type: 'post', slug: { _type: 'slug', current: 'taken' } },
    { _id: 'r1', _type: 'redirect', source: '/b', destination: '/a' },
  ])
})
afterAll(() => server.close())

/** The messages of one level that a document earns, each with the path it stands at. */
async function messages(document: Record<string, unknown>, level = 'error'): Promise<string[]> {
  const markers = await validateDocumentWithWorkspace({
    document: {
      _id: 'drafts.this',
      _rev: 'r',
      _createdAt: '2026-01-01T00:00:00Z',
      _updatedAt: '2026-01-01T00:00:00Z',
      _type: 'post',
      ...document,
    },
    workspace: {
      schema,
      getClient: ({ apiVersion }) => server.client.withConfig({ apiVersion }),
      i18n: getFallbackLocaleSource(),
    },
    getDocumentExists: async () => true,
  })
  return markers
    .filter((marker) => marker.level === level)
    .map(
      ({ path, message }) =>
        `${path.map((part) => (typeof part === 'object' ? '[]' : part)).join('.')}: ${message}`,
    )
}

describe('a post', () => {
  it('passes when it is complete, without a warning', async () => {
    expect(await messages(completePost)).toEqual([])
    expect(await messages(completePost, 'warning')).toEqual([])
  })

  it('says what an empty one lacks', async () => {
    const found = await messages({ _type: 'post' })
    expect(found).toEqual(
      expect.arrayContaining([
        'title: A post needs a title.',
        'slug: An address is needed. Press “Generate” to make one.',
        'author: Choose the author.',
        'coverImage: Choose a cover picture.',
        'categories: Choose one to three categories.',
        'body: Write the article.',
      ]),
    )
  })

  it('is told when its address is taken', async () => {
    const found = await messages({ ...completePost, slug: { _type: 'slug', current: 'taken' } })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^slug: .*in use/i)
  })

  it('needs alternative text, the day of a review, a source for each mark, and others as related posts', async () => {
    const found = await messages({
      ...completePost,
      coverImage: { ...completePost.coverImage, alt: '' },
      lastReviewedAt: undefined,
      citations: [],
      relatedPosts: [{ _key: 'a', _type: 'reference', _ref: 'this' }],
    })
    expect(found.map((message) => message.split(':')[0])).toEqual(
      expect.arrayContaining(['coverImage.alt', 'lastReviewedAt', 'relatedPosts.[]']),
    )
    expect(found.some((message) => message.includes('source is no longer in the list'))).toBe(true)
  })

  it('is advised, not stopped, about claims, heading levels and a missing product', async () => {
    const flawed = {
      ...completePost,
      title: 'Magnesium cures insomnia',
      featuredProducts: [],
      body: [
        ...completePost.body,
        {
          _key: 'h',
          _type: 'block',
          style: 'h4',
          markDefs: [],
          children: [{ _key: 's', _type: 'span', text: 'Too deep', marks: [] }],
        },
      ],
    }
    expect(await messages(flawed)).toEqual([])
    const advice = await messages(flawed, 'warning')
    expect(advice.map((message) => message.split(':')[0])).toEqual(
      expect.arrayContaining(['title', 'featuredProducts', 'body']),
    )
  })

  it('refuses links that run code', async () => {
    const [paragraph] = completePost.body
    const found = await messages({
      ...completePost,
      body: [
        { ...paragraph, markDefs: [{ _key: 'l', _type: 'link', href: 'javascript:alert(1)' }] },
      ],
    })
    expect(found.join('\n')).toMatch(/href: /)
  })
})

describe('a product', () => {
  it('passes when it is complete', async () => {
    expect(await messages(completeProduct)).toEqual([])
    expect(await messages(completeProduct, 'warning')).toEqual([])
  })

  it('needs a variant, and stock numbers of their own', async () => {
    expect((await messages({ ...completeProduct, variants: [] })).join()).toContain(
      'at least one variant',
    )
    const [variant] = completeProduct.variants
    const twins = [variant, { ...variant, _key: 'b' }]
    expect((await messages({ ...completeProduct, variants: twins })).join()).toContain(
      'share the SKU',
    )
  })

  it('needs an earlier price above the price', async () => {
    const [variant] = completeProduct.variants
    const found = await messages({
      ...completeProduct,
      variants: [{ ...variant, price: 24, compareAtPrice: 20 }],
    })
    expect(found.join()).toContain('higher than the price of 24')
  })
})

describe('a redirect', () => {
  it('passes, and refuses to go in a circle through another', async () => {
    const redirect = { _type: 'redirect', source: '/old', destination: '/new', permanent: true }
    expect(await messages(redirect)).toEqual([])
    expect(await messages({ ...redirect, source: '/a', destination: '/b' })).toEqual([
      'source: This would go in a circle: /a → /b → /a.',
    ])
  })

  it('is advised to skip a stop', async () => {
    const redirect = { _type: 'redirect', source: '/x', destination: '/b', permanent: true }
    expect(await messages(redirect, 'warning')).toEqual([
      'destination: /b is itself redirected to /a. Point straight there.',
    ])
  })

  it('is told that a page stands where it leads away from', async () => {
    const redirect = {
      _type: 'redirect',
      source: '/blog/taken',
      destination: '/new',
      permanent: true,
    }
    expect(await messages(redirect, 'warning')).toEqual([
      'source: There is a page at /blog/taken. Readers see that, and this redirect does nothing until the page is gone.',
    ])
    expect(await messages({ ...redirect, source: '/products/taken' }, 'warning')).toEqual([])
  })
})

it('keeps a page off the addresses that the shop answers itself', async () => {
  const page = { _type: 'page', title: 'Products', slug: { _type: 'slug', current: 'products' } }
  expect((await messages(page)).join()).toContain('an address the shop itself uses')
})
