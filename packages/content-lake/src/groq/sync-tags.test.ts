import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StoredDocument } from '../documents/document.ts'
import { publicSyncTagsOf, syncTagsOf } from '../documents/sync-tags.ts'
import type { CommittedTransaction } from '../documents/transaction.ts'
import { Random } from './test-support/random.ts'
import { randomDocuments } from './test-support/random-documents.ts'
import { randomProjection } from './test-support/random-projections.ts'
import { RANDOM_PARAMS, randomQuery } from './test-support/random-queries.ts'
import { stored, TemporaryStore } from './test-support/temporary-store.ts'

const NOW = new Date('2024-06-01T00:00:00Z')
let lake: TemporaryStore

beforeEach(() => {
  lake = new TemporaryStore()
})

afterEach(() => lake.remove())

const TYPES = ['post', 'author', 'product']

/** Its scores change with every document, drafts too: of those the public is not told. */
const RANKED = '*[_type == "post"] | score(@ match text::query("sleep k2"))[0...3]{_id, _score}'

/** A query whose tags name less than everything, more often than `randomQuery` gives one. */
function narrowQuery(random: Random): string {
  const [id, other] = [random.below(45), random.below(45)]
  const type = random.pick(TYPES)
  return random.pick([
    `*[_id == "${type}-${id}"][0]{title, "by": author->title}`,
    `*[_id in ["post-${id}", "drafts.author-${other}"] || _id == "product-${id}"]._id`,
    `*[_type == "${type}" || _id == "post-${id}"]{_id, title}`,
    `*[_type == "${type}" && n > 10] | order(n)[0...3]{title, links[]->{_id, n}}`,
    `*[_type == "${type}" && references("author-${id}")]._id`,
    `*[sanity::versionOf("post-${id}")]._id`,
    `count(*[_type == "${type}"])`,
    `*[_type == "${type}" && @ match text::query("sleep")]._id`,
    `*[_type == "${type}" && author->n > 10]._id`,
    `*[_type == "${type}" && _id in *[_type == "post"].author._ref]._id`,
    `{"_ref": "post-${id}"}->{_id, _type, title}`,
  ])
}

/** A write of one to three documents: new, changed, gone, or of another type than before or than its versions. */
function randomWrite(random: Random, documents: readonly StoredDocument[]) {
  return lake.store.transact({ author: 'me' }, (tx) => {
    for (let i = 0; i <= random.below(3); i++) {
      const base = `${random.pick(TYPES)}-${random.below(45)}`
      const _id = random.pick([base, base, `drafts.${base}`, `versions.r1.${base}`])
      const _type = random.chance(0.8) ? base.replace(/-\d+$/, '') : random.pick(TYPES)
      const next = { ...random.pick(documents), _id, _type, n: random.below(20) }
      tx.put({ documentId: _id, next: random.chance(0.3) ? null : next, mutations: [] })
    }
  })
}

test.each([
  [['raw'], false],
  [['published'], true],
  [['drafts', 'published'], false],
  [['r1', 'drafts', 'published'], false],
])(
  'an answer on %j that a write changes shares a tag with it, for the public only: %j',
  { timeout: 60_000 },
  async (perspective, publicOnly) => {
    const random = new Random(7)
    const documents = randomDocuments(random, 40)
    await lake.put(...documents)
    const options = { params: RANDOM_PARAMS, perspective, publicOnly, now: NOW }
    const ask = (query: string) => lake.answer(query, options)
    const queries = Array.from({ length: 60 }, (_, i) =>
      i % 3 === 0 ? random.pick([randomQuery, randomProjection])(random) : narrowQuery(random),
    )
    if (!publicOnly) queries.push(RANKED)
    let answers = queries.map(ask)
    const seen = { changed: 0, spared: 0 }
    for (let round = 0; round < 60; round++) {
      const { transaction } = await randomWrite(random, documents)
      if (transaction === null) continue
      const written = publicOnly
        ? publicSyncTagsOf('d', transaction)
        : syncTagsOf('d', transaction, lake.store)
      const later = queries.map(ask)
      for (const [i, query] of queries.entries()) {
        const { result, syncTags } = answers[i] ?? { result: null, syncTags: [] }
        const shares = syncTags.some((tag) => written.includes(tag))
        if (JSON.stringify(later[i]?.result) === JSON.stringify(result)) {
          if (!shares) seen.spared++
          continue
        }
        seen.changed++
        expect(shares, query).toBe(true)
      }
      answers = later
    }
    expect(seen.changed).toBeGreaterThan(100)
    expect(seen.spared).toBeGreaterThan(100)
  },
)

function shares(tags: readonly string[], transaction: CommittedTransaction | null): boolean {
  if (transaction === null) throw new Error('The write changes something')
  return syncTagsOf('d', transaction, lake.store).some((tag) => tags.includes(tag))
}

test('tags name only what an answer depends on', async () => {
  await lake.put(stored('a', 'post', { to: { _ref: 'b' } }), stored('b', 'person'))
  const bySlug = lake.tags('*[_type == "post" && slug.current == "none"][0]')
  const byId = lake.tags('*[_id == "a"][0]{to->}')
  const either = lake.tags('*[_id == "b" || _type == "page"]')
  const person = await lake.put(stored('b', 'person', { name: 'B' }))
  const draft = await lake.put(stored('drafts.a', 'post'))
  expect(shares(bySlug, person)).toBe(false)
  expect(shares(bySlug, draft)).toBe(true)
  expect(shares(byId, person)).toBe(true)
  expect(shares(byId, draft)).toBe(true)
  expect(shares(either, person)).toBe(true)
  expect(shares(either, draft)).toBe(false)
  expect(lake.tags('*[_type == "post" && false]')).toEqual([])
  const absent = lake.tags('{"_ref": "absent"}->')
  expect(shares(absent, person)).toBe(false)
  expect(shares(absent, await lake.put(stored('absent', 'person')))).toBe(true)
  for (const tag of [...bySlug, ...byId]) expect(tag).toMatch(/^s1:[\w-]+$/)
})

test('an answer out of very many documents has few tags, of their types', async () => {
  await lake.put(
    ...Array.from({ length: 300 }, (_, i) => stored(`p${i}`, 'post', { to: { _ref: `a${i}` } })),
    ...Array.from({ length: 300 }, (_, i) => stored(`a${i}`, 'person')),
  )
  const posts = lake.tags('*[_type == "post"]{to->}')
  const some = lake.tags('*[_type == "post" && _id in $ids]', {
    params: { ids: Array.from({ length: 300 }, (_, i) => `p${i}`) },
  })
  expect(posts).toHaveLength(2)
  expect(some).toHaveLength(1)
  const other = await lake.put(stored('s', 'settings'))
  const person = await lake.put(stored('a7', 'person', { name: 'Ann' }))
  expect([shares(posts, other), shares(some, other)]).toEqual([false, false])
  expect([shares(posts, person), shares(some, person)]).toEqual([true, false])

  await lake.delete(...Array.from({ length: 300 }, (_, i) => `a${i}`))
  const lost = lake.tags('*[_type == "post"]{to->}')
  expect(lost).toHaveLength(1)
  expect(shares(lost, await lake.put(stored('a9', 'person')))).toBe(true)
})

test('a draft of another type is told to answers that it hides a document from', async () => {
  await lake.put(stored('a', 'post'))
  const tags = lake.tags('*[_type == "post"]', { perspective: ['drafts', 'published'] })
  const hidden = await lake.put(stored('drafts.a', 'page'))
  expect(shares(tags, hidden)).toBe(true)
  expect(shares(tags, await lake.delete('drafts.a'))).toBe(true)
})

test('a score depends on every document, a match only on its own', async () => {
  await lake.put(stored('a', 'post', { title: 'sleep' }), stored('b', 'post', { title: 'wake' }))
  const match = '@ match text::query("sleep")'
  const ranked = lake.tags(`*[_type == "post" && ${match}] | score(${match})`)
  const matched = lake.tags(`*[_type == "post" && ${match}]`)
  const before = lake.query(`*[_type == "post"] | score(${match})[0]._score`)
  const page = await lake.put(stored('c', 'page', { title: 'sleep sleep' }))
  expect(lake.query(`*[_type == "post"] | score(${match})[0]._score`)).not.toBe(before)
  expect(shares(ranked, page)).toBe(true)
  expect(shares(matched, page)).toBe(false)
})
