import { expect, test } from 'vitest'
import { ThreadPlaces } from './thread-places.ts'

/** Asks for a place; `entered` tells whether it was given yet. */
function ask(places: ThreadPlaces, client: string | null) {
  const state = { entered: false, leave: () => {} }
  const done = places.take(client).then((leave) => {
    state.entered = true
    state.leave = leave
  })
  return { state, done }
}

test('the public leaves one place free, and waits behind those who signed in', async () => {
  const places = new ThreadPlaces(2)
  const first = ask(places, 'a')
  await first.done
  const second = ask(places, 'a')
  const editor = ask(places, null)
  await editor.done
  expect(second.state.entered).toBe(false)

  const nextEditor = ask(places, null)
  first.state.leave()
  await nextEditor.done
  expect(second.state.entered).toBe(false)
  editor.state.leave()
  await second.done
})

test('a caller that may not enter yet keeps nobody else from entering', async () => {
  const places = new ThreadPlaces(3)
  const first = ask(places, 'a')
  const second = ask(places, 'a')
  await Promise.all([first.done, second.done])
  const third = ask(places, 'a')
  const editor = ask(places, null)
  await editor.done
  editor.state.leave()
  expect(third.state.entered).toBe(false)
  second.state.leave()
  await third.done
})

test('a client that asks for much keeps no other waiting behind it', async () => {
  const places = new ThreadPlaces(3)
  const [first, second] = [ask(places, 'greedy'), ask(places, 'greedy')]
  await Promise.all([first.done, second.done])
  const line = Array.from({ length: 5 }, () => ask(places, 'greedy'))
  const modest = [ask(places, 'modest'), ask(places, 'modest')]
  for (const { state, done } of [first, ...modest]) {
    await done
    state.leave()
  }
  await Promise.all(modest.map(({ done }) => done))
  await line[0]?.done
  expect(line.slice(1).some(({ state }) => state.entered)).toBe(false)
})

test('a line that is too long is closed to one client, not to others nor to those who signed in', async () => {
  const places = new ThreadPlaces(2)
  const first = ask(places, 'a')
  await first.done
  const line = Array.from({ length: 100 }, () => ask(places, 'a'))
  await expect(places.take('a')).rejects.toMatchObject({
    status: 503,
    headers: { 'retry-after': '2' },
  })
  const leave = await places.take(null)
  leave()
  const other = ask(places, 'b')
  first.state.leave()
  await other.done
  other.state.leave()
  for (const { state, done } of line) {
    await done
    state.leave()
  }
})
