import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nextDueTime } from '../src/freshness/due-time.ts'
import { INSTANT_SEARCH_QUERY, SEARCH_GUIDE_QUERY, SEARCH_QUERY } from '../src/queries/search.ts'
import { searchTerms, textQuery } from '../src/search/search-terms.ts'
import { createContentClient } from '../src/source/content-client.ts'
import { contentSource } from '../src/source/content-source.ts'
import { instantSearchSchema, searchGuideSchema, searchPageSchema } from '../src/views/search.ts'
import { daysFromNow, paragraph, post, product, seedFixture } from './support/fixture.ts'
import { type LakeProcess, startLakeProcess } from './support/lake-process.ts'
import { readKind } from './support/read-kind.ts'

let lake: LakeProcess
let reader: SanityClient

beforeAll(async () => {
  lake = await startLakeProcess()
  // With a token, so that it is the perspective that keeps drafts out, not the rights.
  reader = createContentClient(
    contentSource({ SANITY_API_HOST: lake.url, SANITY_API_READ_TOKEN: lake.readToken }),
  )
  await seedFixture(lake.client)
  await lake.client
    .transaction()
    .createOrReplace(post('zinc-title', 'Zinc at night', daysFromNow(-9)))
    .createOrReplace(
      post('zinc-body', 'Minerals', daysFromNow(-1), {
        body: [paragraph('p1', `${'Salt. '.repeat(60)}A little <b>zinc</b> helps.`)],
      }),
    )
    .createOrReplace(product('zinc-drops', 'Zinc Drops', 9))
    .createOrReplace(post('zinc-later', 'Zinc later', daysFromNow(3)))
    .createOrReplace({ ...post('x', 'Zinc drafted', daysFromNow(-1)), _id: 'drafts.zinc-draft' })
    .createOrReplace(
      product('broken', 'Broken zinc', 5, { gallery: [{ _key: 'g', _type: 'image', alt: 3 }] }),
    )
    .commit()
}, 60_000)

afterAll(async () => lake.stop())

const asked = (query: string) => ({ query, text: textQuery(searchTerms(query)) })

async function search(query: string, from = 0, to = 12) {
  return readKind(reader, SEARCH_QUERY, searchPageSchema, { ...asked(query), from, to })
}

const idsOf = (view: Awaited<ReturnType<typeof search>>['view']) =>
  view?.results.map(({ id }) => id)

describe('a search', () => {
  it('finds posts and products, names first, without drafts and what is scheduled', async () => {
    const { view, result } = await search('zinc')
    expect(view?.total).toBe(4)
    expect(idsOf(view)).toHaveLength(4)
    expect(idsOf(view)?.at(-1)).toBe('zinc-body')
    expect(new Set(idsOf(view))).toEqual(
      new Set(['zinc-title', 'zinc-drops', 'broken', 'zinc-body']),
    )
    // Nobody may keep it longer than until the next post comes due.
    expect(nextDueTime(result, Date.now())).toBeLessThan(Date.parse(daysFromNow(3.1)))
  })

  it('cuts a page out, in the same order', async () => {
    const all = idsOf((await search('zinc')).view)
    const second = await search('zinc', 1, 3)
    expect(second.view?.total).toBe(4)
    expect(idsOf(second.view)).toEqual(all?.slice(1, 3))
  })

  it('marks the words where they stand', async () => {
    const { view } = await search('ZIN')
    const [title, body] = ['zinc-title', 'zinc-body'].map((id) =>
      view?.results.find((result) => result.id === id),
    )
    expect(title?.title[0]).toEqual({ text: 'Zinc', found: true })
    expect(body?.title).toEqual([{ text: 'Minerals', found: false }])
    const passage = body?.passage?.map(({ text }) => text).join('') ?? ''
    expect(passage).toMatch(/^… .*A little <b>zinc<\/b> helps\.$/)
    expect(body?.passage?.filter(({ found }) => found)).toEqual([{ text: 'zinc', found: true }])
  })

  it('finds all words only', async () => {
    expect(idsOf((await search('zinc drops')).view)).toEqual(['zinc-drops'])
    expect(idsOf((await search('zinc "at night"')).view)).toEqual(['zinc-title'])
    expect((await search('zinc nowhere')).view).toEqual({ total: 0, results: [] })
  })

  it('answers as one types, by kind', async () => {
    const { view } = await readKind(reader, INSTANT_SEARCH_QUERY, instantSearchSchema, asked('zin'))
    expect(view?.total).toBe(4)
    expect(view?.posts.map(({ post: { _id } }) => _id)).toEqual(['zinc-title', 'zinc-body'])
    expect(view?.products).toHaveLength(2)
    expect(view?.products.map(({ product: { _id } }) => _id)).toContain('zinc-drops')
  })

  it('leads on to subjects and new posts, and knows words of what readers may see', async () => {
    const { view } = await readKind(reader, SEARCH_GUIDE_QUERY, searchGuideSchema)
    expect(view?.subjects.map(({ href }) => href)).toEqual(['/blog/category/sleep'])
    expect(view?.newest[0]?._id).toBe('zinc-body')
    expect(view?.texts).toEqual(expect.arrayContaining(['Sleep', 'Zinc at night', 'Zinc Drops']))
    for (const hidden of ['Zinc later', 'Zinc drafted']) expect(view?.texts).not.toContain(hidden)
  })
})
