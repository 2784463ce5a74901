import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ByteBudget } from './byte-budget.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Notes who got room, in which order. */
function asking(budget: ByteBudget) {
  const got: string[] = []
  const ask = async (name: string, bytes: number) => {
    const giveBack = await budget.take(bytes)
    got.push(name)
    return giveBack
  }
  return { got, ask }
}

test('what does not fit waits until there is room, what fits does not wait behind it', async () => {
  const { got, ask } = asking(new ByteBudget(10, 'full'))
  const giveBack = await ask('first', 6)
  const large = ask('large', 5)
  await ask('small', 4)
  expect(got).toEqual(['first', 'small'])
  giveBack()
  await large
  expect(got).toEqual(['first', 'small', 'large'])
})

test('room is given back once, however often one says so', async () => {
  const { got, ask } = asking(new ByteBudget(10, 'full'))
  const giveBack = await ask('first', 10)
  giveBack()
  giveBack()
  await ask('second', 10)
  void ask('third', 10).catch(() => {})
  await vi.advanceTimersByTimeAsync(1)
  expect(got).toEqual(['first', 'second'])
})

test('more than all there is has to be alone', async () => {
  const { got, ask } = asking(new ByteBudget(10, 'full'))
  const giveBack = await ask('huge', 1_000)
  const small = ask('small', 1)
  await vi.advanceTimersByTimeAsync(1)
  expect(got).toEqual(['huge'])
  giveBack()
  await small
  expect(got).toEqual(['huge', 'small'])
})

test('who has waited long is told to come back, and takes no room any more', async () => {
  const budget = new ByteBudget(10, 'Too much is under way')
  const { got, ask } = asking(budget)
  const giveBack = await ask('first', 10)
  const refused = expect(ask('second', 10)).rejects.toMatchObject({
    status: 503,
    body: { statusCode: 503, error: 'Service Unavailable', message: 'Too much is under way' },
    headers: { 'retry-after': '2' },
  })
  await vi.advanceTimersByTimeAsync(10_000)
  await refused
  giveBack()
  await ask('third', 10)
  expect(got).toEqual(['first', 'third'])
})

test('who gives up waits no more, and takes no room', async () => {
  const budget = new ByteBudget(10, 'full')
  const giveBack = await budget.take(10)
  const client = new AbortController()
  const gone = budget.take(10, client)
  client.abort()
  await expect(gone).rejects.toMatchObject({ status: 400 })
  await expect(budget.take(10, client)).rejects.toMatchObject({ status: 400 })
  giveBack()
  await budget.take(10)
})

test('who comes when very many wait is told so at once', async () => {
  const budget = new ByteBudget(10, 'full')
  await budget.take(10)
  for (let count = 0; count < 1_000; count++) void budget.take(1).catch(() => {})
  await expect(budget.take(1)).rejects.toMatchObject({ status: 503 })
})

test('of all the room, one owner has a share, or one thing that is larger', async () => {
  const budget = new ByteBudget(10, 'full', 3)
  const got: string[] = []
  const ask = async (owner: string, bytes: number) => {
    const giveBack = await budget.take(bytes, { owner })
    got.push(`${owner} ${bytes}`)
    return giveBack
  }
  const giveBack = await ask('a', 5)
  const second = ask('a', 1)
  await ask('b', 2)
  await ask('b', 1)
  const fourth = ask('b', 2)
  fourth.catch(() => {})
  await ask('c', 1)
  expect(got).toEqual(['a 5', 'b 2', 'b 1', 'c 1'])
  giveBack()
  await second
  expect(got.at(-1)).toBe('a 1')
  const refused = expect(fourth).rejects.toMatchObject({ status: 503 })
  await vi.advanceTimersByTimeAsync(10_000)
  await refused
})
