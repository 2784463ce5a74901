import { expect, test } from 'vitest'
import { LARGE, ParsedBodies } from './parsed-bodies.ts'

const SMALL = 4 * LARGE

/** Takes turns, and notes who got one, and when garbage was collected. */
function turns() {
  const happened: string[] = []
  const bodies = new ParsedBodies(SMALL, () => happened.push('collected'))
  const take = async (name: string, length: number, client = new AbortController()) => {
    const end = await bodies.takeTurn(length, client)
    happened.push(name)
    return end
  }
  return { happened, take }
}

test('large bodies wait for each other, and small ones not for them', async () => {
  const { happened, take } = turns()
  const end = await take('first', LARGE + 1)
  const second = take('second', LARGE + 1)
  await take('small', LARGE)
  expect(happened).toEqual(['first', 'small'])
  end()
  await second
  expect(happened).toEqual(['first', 'small', 'second'])
})

test('small bodies wait when there are many', async () => {
  const { happened, take } = turns()
  const end = await take('first', LARGE)
  for (let taken = LARGE; taken < SMALL; taken += LARGE) await take('another', LARGE)
  happened.length = 0
  const waiting = take('waiting', 1_000)
  await take('large', LARGE + 1)
  end()
  await waiting
  expect(happened).toEqual(['large', 'waiting'])
})

test('garbage is collected before the next turn, once there is as much as one of the largest leaves', async () => {
  const { happened, take } = turns()
  const endLargest = await take('largest', 10_000_000)
  const second = take('second', 3_000_000)
  endLargest()
  const endSecond = await second
  const third = take('third', 4_000_000)
  endSecond()
  const endThird = await third
  const fourth = take('fourth', 1_500_000)
  endThird()
  const endFourth = await fourth
  const last = take('last', 2_000_000)
  endFourth()
  await last
  expect(happened).toEqual([
    ...['largest', 'collected', 'second', 'third', 'fourth', 'collected', 'last'],
  ])
})

test('garbage is collected by what Node offers', async () => {
  const bodies = new ParsedBodies(SMALL)
  const taken = new WeakRef(Array.from({ length: 1_000 }, () => ({})))
  const end = await bodies.takeTurn(10_000_000, new AbortController())
  const next = bodies.takeTurn(10_000_000, new AbortController())
  end()
  await next
  expect(taken.deref()).toBeUndefined()
})

test('who gives up has no turn, whether it waits or is yet to', async () => {
  const { happened, take } = turns()
  const end = await take('first', LARGE + 1)
  const client = new AbortController()
  const gone = take('gone', LARGE + 1, client)
  const next = take('next', LARGE + 1)
  client.abort()
  await expect(gone).rejects.toMatchObject({ status: 400 })
  await expect(take('late', LARGE + 1, client)).rejects.toMatchObject({ status: 400 })
  end()
  await next
  expect(happened).toEqual(['first', 'next'])
})
