import { describe, expect, test } from 'vitest'
import { assumed } from '../support/cases.ts'
import { openStream } from '../support/events.ts'
import { change, hear, LISTEN, listening } from '../support/listening.ts'

const { here, apart } = listening()

describe('a listener that was cut off', () => {
  const resumable = { enableResume: 'true' }

  const comeBack = (query: string, lastEventId: string | undefined) =>
    openStream(LISTEN, {
      search: { query, ...resumable },
      headers: { 'last-event-id': lastEventId ?? '' },
    })

  test('hears what it missed', async () => {
    const { filter, create } = apart()
    const before = await hear(filter, resumable)
    await create()
    const [, last] = await before.first(2)
    before.close()
    const missed = [await create(), await create()]
    const after = await comeBack(filter, last?.id)
    const [welcome, ...events] = await after.first(3)
    expect(welcome?.event).toBe('welcomeback')
    expect(events.map(({ data }) => data.documentId)).toEqual(missed.map(({ id }) => id))
  })

  test('hears the rest of a transaction of which it heard a part', async () => {
    const { type, filter } = apart()
    const before = await hear(filter, resumable)
    const ids = [here.id(), here.id(), here.id()]
    await change(...ids.map((_id) => ({ create: { _id, _type: type } })))
    const [, first] = await before.first(4)
    before.close()
    const after = await comeBack(filter, first?.id)
    const [, ...events] = await after.first(3)
    expect(events.map(({ data }) => data.documentId)).toEqual(ids.slice(1))
  })

  test('and missed nothing hears what comes', async () => {
    const { filter, create } = apart()
    const before = await hear(filter, resumable)
    await create()
    const [, last] = await before.first(2)
    before.close()
    const after = await comeBack(filter, last?.id)
    expect((await after.first(1))[0]?.event).toBe('welcomeback')
    const { id } = await create()
    expect((await after.first(2))[1]?.data.documentId).toBe(id)
  })

  test.each(['nonsense', 'ffffffff-99999999-1'])(
    'at a place that nobody knows (%s) starts anew',
    async (lastEventId) => {
      const stream = await comeBack('*', lastEventId)
      const [first] = await stream.first(1)
      expect(['welcome', 'reset']).toContain(first?.event)
    },
  )

  assumed('protocol 3.6', 'without enableResume starts anew', async () => {
    const { filter, create } = apart()
    const before = await hear(filter, resumable)
    await create()
    const [, last] = await before.first(2)
    const after = await openStream(LISTEN, {
      search: { query: filter },
      headers: { 'last-event-id': last?.id ?? '' },
    })
    expect((await after.first(1))[0]?.event).toBe('welcome')
  })
})
