import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnyEvent, listening, record } from './support/listen.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startLake()
})

afterAll(() => lake.stop())

test('a client that listens with a query that cannot be read is told so', async () => {
  const failure = record(lake.client().listen('*[_type == ')).first(1)
  await expect(failure).rejects.toThrow(/unexpected end-of-file, expected expression/)
})

test('a client that listens without a token is turned away', async () => {
  const anonymous = lake.client({ token: undefined })
  await expect(record(anonymous.listen('*')).first(1)).rejects.toMatchObject({ status: 401 })
})

describe('a filter that asks for other documents', () => {
  test.each([
    '*[count(*[references(^._id)]) == 0]',
    '*[_type == "post"][!(_id in *[_type == "home"].featured[]._ref)]',
    '*[documents::incomingRefCount() > 0]',
  ])('is refused: %s', async (query) => {
    const url = `${lake.url}/v2026-09-01/data/listen/production?query=${encodeURIComponent(query)}`
    const response = await fetch(url, { headers: { authorization: `Bearer ${lake.viewerToken}` } })
    expect(response.status).toBe(400)
    await expect(response.json()).resolves.toMatchObject({
      error: { type: 'queryParseError', description: expect.stringContaining('joins'), query },
    })
  })

  test('ends a client', async () => {
    await expect(record(lake.client().listen('*[count(*) > 1]')).first(1)).rejects.toMatchObject({
      status: 400,
    })
  })

  test('is heard where it is no filter', async () => {
    const heard = await listening(lake.client(), '*[_id == "told"]{"all": count(*)}', {})
    await lake.client().create({ _id: 'told', _type: 'post' })
    await heard.find(({ documentId }) => documentId === 'told')
    heard.stop()
  })
})

describe('a filter that takes too long', () => {
  /** Compares each of many values with each, and those with all again. */
  const filter =
    '*[_id == "quick" || (_id == "slow" && count($many[count($many[count($many[@ == -1]) > 0]) > 0]) > 0)]'
  const params = { many: Array.from({ length: 600 }, (_, n) => n) }

  test.each([[false], [true]])(
    'ends its stream, and a client starts anew (one that resumes: %j)',
    async (enableResume) => {
      const heard = await listening(lake.client(), filter, params, { enableResume })
      const failures = () => lake.records.filter(({ event }) => event === 'listener-failed')
      const before = failures().length
      await lake.client().createOrReplace({ _id: 'slow', _type: 'post' })
      await heard.find((event) => event.type === 'welcome' && event !== heard.events[0])
      expect(failures().length).toBeGreaterThan(before)
      expect(failures().at(-1)).toMatchObject({
        dataset: 'production',
        stack: expect.stringContaining('took longer'),
      })
      await lake.client().createOrReplace({ _id: 'quick', _type: 'post' })
      await heard.find(({ documentId }) => documentId === 'quick')
      expect(heard.events.some(({ documentId }) => documentId === 'slow')).toBe(false)
      heard.stop()
    },
  )

  test('silences nobody else', async () => {
    const slow = await listening(lake.client(), filter, params)
    const other = await listening(lake.client(), '*[_type == "post"]', {})
    await lake.client().createOrReplace({ _id: 'slow', _type: 'post' })
    await other.find(({ documentId }) => documentId === 'slow')
    slow.stop()
    other.stop()
  })
})

test('a client finds its way back after a restart', { timeout: 20_000 }, async () => {
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
