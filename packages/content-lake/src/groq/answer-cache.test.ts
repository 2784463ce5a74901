import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DatasetStore } from '../documents/dataset-store.ts'
import { AnswerCache } from './answer-cache.ts'
import { executeQuery, type QueryRequest } from './execute-query.ts'
import { Random } from './test-support/random.ts'
import { randomDocuments } from './test-support/random-documents.ts'
import { RANDOM_PARAMS, randomQuery } from './test-support/random-queries.ts'
import { stored, TemporaryStore } from './test-support/temporary-store.ts'
import type { QueryAnswer } from './threads/query-message.ts'
import type { PooledQuery } from './threads/query-pool.ts'

let lake: TemporaryStore
let cache: AnswerCache
/** Queries that were worked out. */
let asked: string[]
/** Waited for before an answer is given. */
let meanwhile: () => Promise<unknown>
/** Whether queries are so short that they run at once. */
let areShort: boolean

beforeEach(() => {
  lake = new TemporaryStore()
  asked = []
  meanwhile = async () => {}
  areShort = false
  const run = (store: DatasetStore, query: PooledQuery): QueryAnswer => {
    asked.push(query.query)
    const { result, resultSourceMap, syncTags } = executeQuery(store, query)
    return {
      kind: 'answer',
      resultJson: JSON.stringify(result),
      sourceMapJson: JSON.stringify(resultSourceMap),
      syncTags,
      usedIndexes: [],
    }
  }
  const runner = {
    atOnce: (store: DatasetStore, query: PooledQuery) => (areShort ? run(store, query) : null),
    async inThread(store: DatasetStore, query: PooledQuery): Promise<QueryAnswer> {
      const answer = run(store, query)
      await meanwhile()
      return answer
    },
  }
  cache = new AnswerCache(runner, 10_000_000)
})
afterEach(() => lake.remove())

async function ask(query: string, options: Partial<QueryRequest> = {}) {
  const request = { ...lake.request(query, options), timeLimit: 10_000, client: () => 'me' }
  return (await cache.run(lake.store, request)).resultJson
}

describe('an answer', () => {
  test('is worked out once, until what it depends on changes', async () => {
    await lake.put(stored('a', 'post', { n: 1 }), stored('b', 'other'))
    const query = '*[_type == "post"].n'
    expect([await ask(query), await ask(query)]).toEqual(['[1]', '[1]'])
    await lake.put(stored('b', 'other', { n: 2 }))
    expect(await ask(query)).toBe('[1]')
    expect(asked).toHaveLength(1)
    await lake.put(stored('c', 'post', { n: 3 }))
    expect([await ask(query), await ask(query)]).toEqual(['[1,3]', '[1,3]'])
    expect(asked).toHaveLength(2)
  })

  test('that was worked out at once is kept when it is asked for again', async () => {
    areShort = true
    await lake.put(stored('a', 'post', { n: 1 }))
    const query = '*[_type == "post"].n'
    for (let round = 0; round < 4; round++) expect(await ask(query)).toBe('[1]')
    expect(asked).toHaveLength(2)
    await lake.put(stored('a', 'post', { n: 2 }))
    for (let round = 0; round < 4; round++) expect(await ask(query)).toBe('[2]')
    expect(asked).toHaveLength(3)
  })

  test('to a number that no JSON holds is not one to null', async () => {
    await lake.put(stored('a', 'post', { n: 1 }))
    const query = '*[_type == "post" && ($most == null || n < $most)]._id'
    const least = JSON.parse('-1e400')
    expect(await ask(query, { params: { most: least } })).toBe('[]')
    expect(await ask(query, { params: { most: null } })).toBe('["a"]')
    expect(await ask(query, { params: { most: [{ a: least }] } })).toBe('[]')
    expect(await ask(query, { params: { most: [{ a: null }] } })).toBe('[]')
    expect(asked).toHaveLength(4)
  })

  test('is that of its parameters, perspective, and of what may be seen', async () => {
    await lake.put(stored('a', 'post', { n: 1 }), stored('drafts.a', 'post', { n: 2 }))
    const query = '*[_type == "post"].n + [$p]'
    for (let round = 0; round < 2; round++) {
      expect(await ask(query, { params: { p: 7 } })).toBe('[2,1,7]')
      expect(await ask(query, { params: { p: 8 } })).toBe('[2,1,8]')
      expect(await ask(query, { params: { p: 7 }, publicOnly: true })).toBe('[1,7]')
      expect(await ask(query, { params: { p: 7 }, perspective: ['drafts', 'published'] })).toBe(
        '[2,7]',
      )
    }
    expect(asked).toHaveLength(4)
  })

  test.each(['now()', 'identity()', '*[_updatedAt < now()]'])(
    'to %s is worked out each time',
    async (query) => {
      await ask(query)
      await ask(query)
      expect(asked).toHaveLength(2)
    },
  )

  test('with scores is worked out anew after any change: they are measured against all', async () => {
    const query = '*[_type == "post"] | score(@ match text::query("quokka")) {_score}'
    const others = Array.from({ length: 20 }, (_, n) => stored(`other-${n}`, 'other'))
    await lake.put(stored('a', 'post', { title: 'quokka' }), ...others)
    const before = await ask(query)
    await lake.put(stored('other-1', 'other', { title: 'quokka' }))
    expect(await ask(query)).not.toBe(before)
  })

  test('is not kept when something was committed while it was worked out', async () => {
    await lake.put(stored('a', 'post', { n: 1 }))
    meanwhile = () => lake.put(stored('a', 'post', { n: 2 }))
    const query = '*[_type == "post"].n'
    expect(await ask(query)).toBe('[1]')
    meanwhile = async () => {}
    expect(await ask(query)).toBe('[2]')
  })

  test('that is refused is refused each time', async () => {
    await expect(ask('*[')).rejects.toThrow()
    await expect(ask('*[')).rejects.toThrow()
    expect(asked).toHaveLength(2)
  })
})

test('cached answers are those that would be worked out, whatever is asked and written', async () => {
  const random = new Random(Number(process.env.GROQ_FUZZ_SEED ?? 20260915))
  const perspectives = [['raw'], ['published'], ['drafts', 'published'], ['r1', 'published']]
  const queries = Array.from({ length: 60 }, () => randomQuery(random))
  await lake.put(...randomDocuments(random, 30))
  for (let step = 0; step < 1_200; step++) {
    if (random.chance(0.15)) {
      const [document] = randomDocuments(random, 30).filter(() => random.chance(0.1))
      if (document === undefined) continue
      await (random.chance(0.7) ? lake.put(document) : lake.delete(document._id))
      continue
    }
    const query = random.pick(queries)
    const options = { params: RANDOM_PARAMS, perspective: random.pick(perspectives) }
    const attempt = (answer: () => unknown) => {
      try {
        return JSON.stringify(answer())
      } catch {
        return 'refused'
      }
    }
    const fresh = attempt(() => lake.query(query, options))
    expect(await ask(query, options).catch(() => 'refused'), query).toBe(fresh)
  }
  expect(asked.length).toBeLessThan(1_000)
})
