import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { QueryPool } from '../src/groq/threads/query-pool.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startLake({ queryTimeLimit: 5_000 })
  const transaction = lake.client().transaction()
  for (let n = 0; n < 500; n++) transaction.create({ _id: `n${n}`, _type: 'number', n })
  await transaction.commit()
})
afterAll(() => lake.stop())

const MARK = { patch: { query: '*[_type == "post"]', set: { marked: true } } }
/** Compares every document with every other, and those with all again. */
const EXPENSIVE = '*[count(*[count(*[count(*[n > ^.n + ^.^.n]) > 1000]) > 1000]) > 1000]'

const { run: reallyRun } = QueryPool.prototype
const run = vi.spyOn(QueryPool.prototype, 'run')
const asked = () => run.mock.calls.map(([, { query }]) => query)

beforeEach(async () => {
  await mutate({ delete: { query: '*[_type == "post"]' } })
  await mutate({ create: { _id: 'first', _type: 'post' } })
  run.mockClear()
})
afterEach(() => run.mockReset())

async function mutate(...mutations: object[]) {
  const response = await fetch(`${lake.url}/v2026-09-01/data/mutate/production?returnIds=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${lake.editorToken}` },
    body: JSON.stringify({ mutations }),
  })
  const { error, results = [] } = await response.json()
  return { status: response.status, error, ids: results.map(({ id }: { id: string }) => id) }
}

/** Lets somebody else write whenever the threads have selected. */
function writeAfterEachSelection(ids: string[]) {
  run.mockImplementation(async function (this: QueryPool, ...call) {
    const answer = await Reflect.apply(reallyRun, this, call)
    const id = ids.shift()
    if (id !== undefined) await mutate({ create: { _id: id, _type: 'post' } })
    return answer
  })
}

test('selects in the query threads', async () => {
  await expect(mutate(MARK)).resolves.toMatchObject({ status: 200, ids: ['first'] })
  expect(asked()).toEqual([MARK.patch.query])
})

test('selects again when somebody wrote meanwhile', async () => {
  writeAfterEachSelection(['second'])
  await expect(mutate(MARK)).resolves.toMatchObject({ status: 200, ids: ['first', 'second'] })
  expect(asked()).toHaveLength(2)
})

test('selects in the transaction when somebody always writes meanwhile', async () => {
  writeAfterEachSelection(['second', 'third', 'fourth', 'fifth'])
  const { status, ids } = await mutate(MARK)
  expect(status).toBe(200)
  expect(ids.toSorted()).toEqual(['first', 'fourth', 'second', 'third'])
  expect(asked()).toHaveLength(3)
})

test('sees what earlier mutations of the request did', async () => {
  const created = await mutate({ create: { _id: 'second', _type: 'post' } }, MARK)
  expect(created.ids).toEqual(['second', 'first', 'second'])
  const { ids } = await mutate(
    { patch: { query: '*[_type == "nothing"]', set: { marked: true } } },
    { delete: { query: '*[_id == "second"]' } },
    MARK,
  )
  expect(ids).toEqual(['second', 'first'])
  expect(asked()).toEqual(['*[_type == "nothing"]', '*[_id == "second"]'])
})

test('refuses the first mutation that is wrong, whatever is wrong with later ones', async () => {
  const unreadable = { delete: { query: '*[_type == ' } }
  const { status, error } = await mutate({ create: { _id: 'first', _type: 'post' } }, unreadable)
  expect(status).toBe(409)
  expect(error.items).toMatchObject([{ index: 0 }])
  await expect(mutate(MARK, unreadable)).resolves.toMatchObject({
    status: 400,
    error: { type: 'queryParseError' },
  })
  await expect(mutate({ delete: { query: '*._type' } })).resolves.toMatchObject({
    status: 400,
    error: { items: [{ index: 0, error: { description: expect.stringContaining('"_id"') } }] },
  })
  await expect(lake.client().getDocument('first')).resolves.not.toHaveProperty('marked')
})

test('everybody else reads and writes while an expensive query selects, which ends by itself', async () => {
  let isOver = false
  const expensive = mutate({ delete: { query: EXPENSIVE } }).finally(() => {
    isOver = true
  })
  await vi.waitUntil(() => asked().includes(EXPENSIVE))
  await mutate({ create: { _id: 'second', _type: 'post' } })
  await expect(lake.client().getDocument('second')).resolves.toMatchObject({ _type: 'post' })
  expect(isOver).toBe(false)
  await expect(expensive).resolves.toMatchObject({
    status: 504,
    error: {
      type: 'queryTimeoutError',
      description: 'The query took longer than 5 seconds',
    },
  })
}, 20_000)

test('a query that only the transaction can answer has a second', async () => {
  const { status, error } = await mutate(
    { create: { _id: 'second', _type: 'post' } },
    { delete: { query: EXPENSIVE } },
  )
  expect(status).toBe(504)
  expect(error.description).toBe('The query took longer than 1 second')
  await expect(lake.client().getDocument('second')).resolves.toBeUndefined()
})

test('one patch that would write too much to all that it selects changes nothing', async () => {
  const ids = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7', 'b8']
  await mutate(...ids.map((_id) => ({ create: { _id, _type: 'big' } })))
  const before = await lake.client().getDocuments(ids)
  const { status, error } = await mutate(
    { create: { _id: 'second', _type: 'post' } },
    { patch: { query: '*[_type == "big"]', set: { s: 'z'.repeat(4_000_000) } } },
  )
  expect(status).toBe(413)
  expect(error).toMatchObject({
    type: 'mutationError',
    items: [{ error: { type: 'transactionTooLargeError' }, index: 1 }],
  })
  expect(await lake.client().getDocuments(['second', ...ids])).toEqual([null, ...before])
}, 60_000)
