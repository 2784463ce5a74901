import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AnyEvent, record } from './support/listen.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake
let client: SanityClient
/** Another prefix for each test, so that none hears of the others' documents. */
let prefix = ''
let tests = 0

beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})

beforeEach(() => {
  tests += 1
  prefix = `t${tests}-`
})

afterAll(() => lake.stop())

describe('a listener that was cut off', () => {
  const url = (query: string) =>
    `${lake.url}/v2026-09-01/data/listen/production?enableResume=true&query=${encodeURIComponent(query)}`

  /** Reads a stream up to `count` events. */
  async function read(query: string, count: number, lastEventId?: string) {
    const response = await fetch(url(query), {
      headers: {
        authorization: `Bearer ${lake.token}`,
        ...(lastEventId && { 'last-event-id': lastEventId }),
      },
    })
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const events: { id?: string; event?: string; data: { documentId?: string } }[] = []
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      const frames = text.split('\n\n')
      text = frames.pop() ?? ''
      for (const frame of frames) {
        const fields = Object.fromEntries(
          frame.split('\n').map((line) => {
            const colon = line.indexOf(': ')
            return [line.slice(0, colon), line.slice(colon + 2)]
          }),
        )
        events.push({ ...fields, data: JSON.parse(fields.data ?? 'null') })
      }
      if (events.length >= count) break
    }
    return events
  }

  const write = (ids: string[]) =>
    client.mutate(
      ids.map((id) => ({ create: { _id: `${prefix}${id}`, _type: 'post' } })),
      { returnDocuments: false },
    )

  test('hears what it missed, from within a transaction too', async () => {
    const query = `*[string::startsWith(_id, "${prefix}")]`
    const [welcome] = await read(query, 1)
    await write(['a', 'b', 'c'])
    await write(['d'])
    const resumed = await read(query, 5, welcome?.id)
    expect(resumed.map(({ event }) => event)).toEqual(['welcomeback', ...Array(4).fill('mutation')])
    expect(resumed.slice(1).map(({ data }) => data.documentId)).toEqual(
      ['a', 'b', 'c', 'd'].map((id) => `${prefix}${id}`),
    )
    const again = await read(query, 3, resumed[2]?.id)
    expect(again.slice(1).map(({ data }) => data.documentId)).toEqual([`${prefix}c`, `${prefix}d`])
    const upToDate = await read(query, 1, again[2]?.id)
    expect(upToDate).toMatchObject([{ event: 'welcomeback' }])
  })

  test.each(['', 'nonsense', '00000000-1', 'ffffffff-99999999-1'])(
    'at a place nobody knows (%o) starts anew',
    async (id) => {
      const [first] = await read('*', 1, id)
      expect(first).toMatchObject({
        event: 'welcome',
        id: expect.stringMatching(/^[0-9a-f]+-\d+$/),
      })
    },
  )

  test('by a restart finds its way back', { timeout: 20_000 }, async () => {
    const own = await startLake()
    const heard = record<AnyEvent>(
      own.client().listen('*', {}, {
        events: ['welcome', 'mutation', 'reconnect', 'welcomeback'],
        enableResume: true,
      } as never),
    )
    try {
      await heard.first(1)
      await own.restart()
      await heard.find((event) => event.type === 'welcome' && event !== heard.events[0])
      await own.client().create({ _id: 'after', _type: 'post' })
      await heard.find(({ documentId }) => documentId === 'after')
    } finally {
      heard.stop()
      await own.stop()
    }
  })
})
