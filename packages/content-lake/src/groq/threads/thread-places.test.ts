import { expect, test } from 'vitest'
import { ThreadPlaces } from './thread-places.ts'

/** Asks for a place; `entered` tells whether it was given yet. */
function ask(places: ThreadPlaces, isPublic: boolean) {
  const state = { entered: false, leave: () => {} }
  const done = places.take(isPublic).then((leave) => {
    state.entered = true
    state.leave = leave
  })
  return { state, done }
}

test('the public leaves one place free, and waits behind those who signed in', async () => {
  const places = new ThreadPlaces(2)
  const first = ask(places, true)
  await first.done
  const second = ask(places, true)
  const editor = ask(places, false)
  await editor.done
  expect(second.state.entered).toBe(false)

  const nextEditor = ask(places, false)
  first.state.leave()
  await nextEditor.done
  expect(second.state.entered).toBe(false)
  editor.state.leave()
  await second.done
})

test('a caller that may not enter yet keeps nobody else from entering', async () => {
  const places = new ThreadPlaces(3)
  const first = ask(places, true)
  const second = ask(places, true)
  await Promise.all([first.done, second.done])
  const third = ask(places, true)
  const editor = ask(places, false)
  await editor.done
  editor.state.leave()
  expect(third.state.entered).toBe(false)
  second.state.leave()
  await third.done
})

test('a line that is too long is closed to the public, not to those who signed in', async () => {
  const places = new ThreadPlaces(2)
  const first = ask(places, true)
  await first.done
  const line = Array.from({ length: 200 }, () => ask(places, true))
  await expect(places.take(true)).rejects.toMatchObject({
    status: 503,
    headers: { 'retry-after': '2' },
  })
  const leave = await places.take(false)
  leave()
  first.state.leave()
  for (const { state, done } of line) {
    await done
    state.leave()
  }
})
