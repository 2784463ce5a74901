import { afterEach, beforeEach, expect, test } from 'vitest'
import { syncTagsOf } from '../documents/sync-tags.ts'
import { Random } from './test-support/random.ts'
import { randomDocuments } from './test-support/random-documents.ts'
import { randomQuery } from './test-support/random-queries.ts'
import { stored, TemporaryStore } from './test-support/temporary-store.ts'

let lake: TemporaryStore

beforeEach(() => {
  lake = new TemporaryStore()
})

afterEach(() => lake.remove())

test('an answer that a write changes shares a tag with it', { timeout: 60_000 }, async () => {
  const random = new Random(7)
  const documents = randomDocuments(random, 40)
  await lake.put(...documents)
  const params = { number: 7, text: 'author-1', list: ['post-3', 'a', 7, true], end: 13 }
  let changed = 0
  for (let round = 0; round < 40; round++) {
    const perspective = random.pick([['raw'], ['published'], ['drafts', 'published']])
    const queries = Array.from({ length: 10 }, () => randomQuery(random))
    const options = { params, perspective }
    const before = queries.map((query) => JSON.stringify(lake.query(query, options)))
    const tags = queries.map((query) => lake.tags(query, options))
    const target = random.pick(documents)
    const other = random.pick(documents)
    const transaction = random.chance(0.3)
      ? await lake.delete(target._id)
      : await lake.put({ ...other, _id: target._id, title: `changed ${round}` })
    if (transaction === null) continue
    const written = syncTagsOf('d', transaction)
    for (const [i, query] of queries.entries()) {
      if (JSON.stringify(lake.query(query, options)) === before[i]) continue
      changed++
      expect(
        tags[i]?.some((tag) => written.includes(tag)),
        query,
      ).toBe(true)
    }
  }
  expect(changed).toBeGreaterThan(50)
})

test('tags name only what an answer depends on', async () => {
  await lake.put(stored('a', 'post', { to: { _ref: 'b' } }), stored('b', 'person'))
  const bySlug = lake.tags('*[_type == "post" && slug.current == "none"][0]')
  const byId = lake.tags('*[_id == "a"][0]{to->}')
  const person = await lake.put(stored('b', 'person', { name: 'B' }))
  const draft = await lake.put(stored('drafts.a', 'post'))
  if (person === null || draft === null) throw new Error('Both writes change something')
  const shares = (tags: string[], transaction: typeof draft) =>
    syncTagsOf('d', transaction).some((tag) => tags.includes(tag))
  expect(shares(bySlug, person)).toBe(false)
  expect(shares(bySlug, draft)).toBe(true)
  expect(shares(byId, person)).toBe(true)
  expect(shares(byId, draft)).toBe(true)
  for (const tag of [...bySlug, ...byId]) expect(tag).toMatch(/^s1:[\w-]+$/)
})

test('an answer out of very many documents has few tags', async () => {
  await lake.put(
    ...Array.from({ length: 300 }, (_, i) => stored(`p${i}`, 'post', { to: { _ref: `a${i}` } })),
  )
  expect(lake.tags('*[_type == "post"]{to->}').length).toBeLessThanOrEqual(128)
})
