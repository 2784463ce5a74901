import { evaluate, parse } from 'groq-js'
import { describe, expect, it } from 'vitest'
import { changeSchema } from './change.ts'
import { REVALIDATE_WEBHOOK } from './revalidate-webhook.ts'

const post = {
  _id: 'p',
  _type: 'post',
  title: 'T',
  slug: { current: 'a' },
  publishedAt: '2026-01-01T00:00:00Z',
  body: [
    { _type: 'productCard', product: { _ref: 'card' } },
    { _type: 'productComparison', products: [{ _ref: 'left' }, { _ref: 'card' }] },
    { _type: 'block', markDefs: [{ reference: { _ref: 'linked' } }, { _type: 'link' }] },
  ],
  featuredProducts: [{ _ref: 'featured' }],
}

async function run(groq: string, before: object | null, after: object | null): Promise<unknown> {
  const tree = parse(groq, { mode: 'delta' })
  return (await evaluate(tree, { before, after, root: after ?? before, dataset: [] })).get()
}

async function change(before: object | null, after: object | null) {
  return changeSchema.parse(await run(REVALIDATE_WEBHOOK.projection, before, after))
}

describe('REVALIDATE_WEBHOOK', () => {
  it('tells of a new post its address and every product that it shows', async () => {
    expect(await change(null, post)).toEqual({
      _id: 'p',
      _type: 'post',
      operation: 'create',
      slug: 'a',
      previousSlug: null,
      listChanged: true,
      mentions: ['card', 'left', 'linked', 'featured'],
      previousMentions: [],
    })
  })

  it('tells of an edit that it moves nothing, and of products it no longer shows', async () => {
    const edited = await change(post, { ...post, title: 'U', body: [], featuredProducts: [] })
    expect(edited).toMatchObject({ operation: 'update', listChanged: false })
    expect(edited.mentions).toEqual([])
    expect(edited.previousMentions).toEqual(['card', 'left', 'linked', 'featured'])
  })

  it.each([
    { slug: { current: 'b' } },
    { publishedAt: '2026-02-01T00:00:00Z' },
    { seo: { noIndex: true } },
    { tags: ['magnesium'] },
    { author: { _ref: 'somebody' } },
  ])('tells that %j moves the post', async (patch) => {
    expect(await change(post, { ...post, ...patch })).toMatchObject({
      listChanged: true,
      previousSlug: 'a',
    })
  })

  it('tells that a redirect from elsewhere is another redirect', async () => {
    const redirect = { _id: 'r', _type: 'redirect', source: '/a', destination: '/blog' }
    const moved = await change(redirect, { ...redirect, source: '/b' })
    expect(moved.listChanged).toBe(true)
    expect(await change(redirect, { ...redirect, destination: '/' })).toMatchObject({
      listChanged: false,
    })
  })

  it.each([
    { slug: { current: 7 } },
    { slug: 'a' },
    { body: 'text' },
    { body: [{ product: { _ref: 7 } }, { products: 'text' }, 7] },
    { featuredProducts: [{ _ref: { _ref: 'p' } }, { _ref: 'featured' }] },
  ])('tells of a post that holds %j, and of one that held it', async (wrong) => {
    const misshapen = { ...post, ...wrong }
    for (const [before, after] of [
      [post, misshapen],
      [misshapen, post],
    ] as const) {
      const told = await change(before, after)
      expect(told).toMatchObject({ _id: 'p', operation: 'update' })
      expect([told.slug, told.previousSlug]).toContain('a')
      expect([...(told.mentions ?? []), ...(told.previousMentions ?? [])]).toEqual(
        expect.arrayContaining(['card', 'left', 'linked', 'featured']),
      )
    }
  })

  it('tells of a post taken down the address it had', async () => {
    expect(await change(post, null)).toMatchObject({
      operation: 'delete',
      slug: null,
      previousSlug: 'a',
      _id: 'p',
    })
  })

  it('concerns content only', async () => {
    expect(await run(REVALIDATE_WEBHOOK.filter, post, null)).toBe(true)
    expect(
      await run(REVALIDATE_WEBHOOK.filter, null, { _id: 'x', _type: 'sanity.imageAsset' }),
    ).toBe(false)
  })
})
