import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DatasetStore } from '../documents/dataset-store.ts'
import { executeQuery, type QueryRequest } from './execute-query.ts'
import { QueryRunner } from './query-runner.ts'
import { Random } from './test-support/random.ts'
import { randomDocuments } from './test-support/random-documents.ts'
import { RANDOM_PARAMS, randomQuery } from './test-support/random-queries.ts'
import { stored, TemporaryStore } from './test-support/temporary-store.ts'
import type { QueryAnswer } from './threads/query-message.ts'

let lake: TemporaryStore
/** Queries that were handed to a thread. */
let handedOver: string[]
let runner: QueryRunner

beforeEach(() => {
  lake = new TemporaryStore()
  handedOver = []
  const pool = {
    async run(store: DatasetStore, query: QueryRequest): Promise<QueryAnswer> {
      handedOver.push(query.query)
      const { result, syncTags } = executeQuery(store, query)
      const resultJson = JSON.stringify(result)
      return { kind: 'answer', resultJson, sourceMapJson: undefined, syncTags, usedIndexes: [] }
    },
  }
  // However busy the machine is.
  runner = new QueryRunner(pool, 10_000)
})
afterEach(() => lake.remove())

async function ask(query: string, options: Partial<QueryRequest> = {}): Promise<unknown> {
  const request = { ...lake.request(query, options), timeLimit: 1e6, client: () => 'me' }
  const answer = runner.atOnce(lake.store, request) ?? (await runner.inThread(lake.store, request))
  return JSON.parse(answer.resultJson)
}

const posts = (count: number) =>
  Array.from({ length: count }, (_, n) => stored(`p${n}`, 'post', { n }))

describe('a short query runs at once', () => {
  test.each([
    '*[_type == "post"]',
    '*[_id == "p1"][0]',
    'count(*[_type == "post"])',
    '*[_type == "post"] | order(_id desc)[0...2]{_id, "other": *[_id == ^._id][0]._id}',
  ])('%s', async (query) => {
    await lake.put(...posts(5))
    expect(await ask(query)).toEqual(lake.query(query))
    expect(handedOver).toEqual([])
  })

  test('once the index is there that it needs, and not before', async () => {
    await lake.put(...posts(5))
    const query = '*[_type == "post" && n == 3]._id'
    expect([await ask(query), await ask(query)]).toEqual([['p3'], ['p3']])
    expect(handedOver).toEqual([query])
  })
})

describe('a thread is given a query', () => {
  test.each([
    ['that puts texts together', '{"a": "x"}{"a": a + a}'],
    ['that puts arrays together', '[...[1], ...[2]]'],
    ['with a function that may give much', 'string::split("a b", " ")'],
    ['that cannot be read', '*['],
  ])('%s', async (_, query) => {
    await ask(query).catch(() => null)
    expect(handedOver).toEqual([query])
  })

  test('with large parameters, one that is to be explained, and one that is long', async () => {
    await ask('$p', { params: { p: 'x'.repeat(10_000) } })
    await ask('$p', { params: { p: Array.from({ length: 10_000 }, () => 1) } })
    await ask('1', { explain: true })
    await ask(`1 // ${'x'.repeat(10_000)}`)
    expect(handedOver).toHaveLength(4)
  })

  test.each([
    ['reads all', '*'],
    ['counts all', 'count(*)'],
    ['filters all', '*[n * 2 < 0]'],
    ['reads all of an index', '*[n >= 0]'],
    ['finds them by a word', '*[title match "quokka"]'],
    ['finds them by the beginning of a word', '*[title match "quo*"]'],
    ['finds them by one of several conditions', '*[n == 1 || n == 2]'],
    ['ranks them', '*[title match "quokka"] | score(@ match text::query("quokka")) [0...3]'],
    ['looks at them one after the other', '*[n * 2 > 1e6] | order(_id)[0]'],
    ['looks far behind', '*[_type == "post"] | order(_id)[1100...1110]'],
  ])('that %s where there are many', async (_, query) => {
    const many = Array.from({ length: 1_200 }, (_, n) =>
      stored(`p${n}`, 'post', { n, title: 'quokka' }),
    )
    await lake.put(...many)
    lake.query(query)
    expect(await ask(query)).toEqual(lake.query(query))
    expect(handedOver).toEqual([query])
  })

  test('that takes longer than there is time for', async () => {
    await lake.put(...posts(900))
    let time = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
      time += 100
      return time
    })
    await ask('*[_type == "post"]{_id, "again": *[_id == ^._id]._id}')
    clock.mockRestore()
    expect(handedOver).toHaveLength(1)
  })

  test('that was too long three times in turn, until a pause is over that is longer each time', async () => {
    await lake.put(...posts(900))
    let time = 0
    let tick = 100
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
      time += tick
      return time
    })
    const query = '*[_type == "post"]{_id, "again": *[_id == ^._id]._id}'
    const request = { ...lake.request(query, {}), timeLimit: 1e6, client: () => 'me' }
    const isHandedOver = () => runner.atOnce(lake.store, request) === null
    expect([isHandedOver(), isHandedOver(), isHandedOver()]).toEqual([true, true, true])
    tick = 0
    expect(isHandedOver()).toBe(true)
    time += 500
    tick = 100
    expect(isHandedOver()).toBe(true)
    tick = 0
    time += 500
    expect(isHandedOver()).toBe(true)
    time += 500
    expect([isHandedOver(), isHandedOver()]).toEqual([false, false])
    clock.mockRestore()
  })
})

test('whichever way they are answered, queries have the same answers', async () => {
  const random = new Random(Number(process.env.GROQ_FUZZ_SEED ?? 20260915))
  await lake.put(...randomDocuments(random, 40))
  for (let step = 0; step < 600; step++) {
    const query = randomQuery(random)
    const options = {
      params: RANDOM_PARAMS,
      now: new Date(0),
      perspective: random.pick([['raw'], ['published'], ['drafts', 'published']]),
    }
    const attempt = async (answer: () => unknown) => {
      try {
        return JSON.parse(JSON.stringify(await answer()))
      } catch {
        return 'refused'
      }
    }
    const expected = await attempt(() => lake.query(query, options))
    expect(await attempt(() => ask(query, options)), query).toEqual(expected)
  }
  expect(handedOver.length).toBeLessThan(500)
})
