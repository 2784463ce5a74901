import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { deadlineFor } from '../src/events/mutation-listener.ts'
import { compileFilter } from '../src/groq/document-filter.ts'
import { type AnyEvent, listening, record } from './support/listen.ts'
import { serverSentEvents } from './support/server-sent-events.ts'
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
  test('is answered by the dataset as it is, as in a list of what nothing refers to', async () => {
    const orphans = '*[_type == "leaf" && count(*[references(^._id)]) == 0]'
    const heard = await listening(lake.client(), orphans, {})
    await lake.client().create({ _id: 'leaf', _type: 'leaf' })
    await heard.find(
      ({ documentId, transition }) => documentId === 'leaf' && transition === 'appear',
    )
    const leaf = { _type: 'reference', _ref: 'leaf' }
    await lake.client().create({ _id: 'branch', _type: 'branch', leaf })
    await lake.client().patch('leaf').set({ green: true }).commit()
    await lake.client().create({ _id: 'leaf-2', _type: 'leaf' })
    await heard.find(({ documentId }) => documentId === 'leaf-2')
    expect(heard.events.filter(({ documentId }) => documentId === 'leaf')).toHaveLength(1)
    heard.stop()
  })

  test('has little time, together with others of its kind', () => {
    const transaction = { id: 't', timestamp: '', author: '', sequence: 1, changes: [] }
    const [one, other] = ['*[count(*) > 1]', '*[_id in *.a]'].map((query) =>
      compileFilter(query, {}),
    )
    const plain = compileFilter('*[_type == "post"]', {})
    if (!one || !other) throw new Error('unreachable')
    expect(deadlineFor(transaction, one)).toBe(deadlineFor(transaction, other))
    expect(deadlineFor({ ...transaction }, one)).not.toBe(deadlineFor(transaction, one))
    expect(deadlineFor(transaction, plain)).not.toBe(deadlineFor(transaction, plain))
  })
})

describe('the time of a filter', () => {
  const transaction = { id: 't', timestamp: '', author: '', sequence: 1, changes: [] }
  const plain = compileFilter('*[_type == "post"]', {})
  afterEach(() => vi.restoreAllMocks())

  test('is short, and shorter once others took long', () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(1_000)
    const first = deadlineFor(transaction, plain)
    now.mockReturnValue(1_019)
    first.check()
    now.mockReturnValue(1_020)
    expect(() => first.check()).toThrow('longer than 20 milliseconds')
    now.mockReturnValue(1_101)
    const late = deadlineFor(transaction, plain)
    late.check()
    now.mockReturnValue(1_102)
    expect(() => late.check()).toThrow('longer than 1 millisecond')
  })
})

describe('a filter that puts together more than a query may', () => {
  const text = (doublings: number) =>
    `({"a": "xxxxxxxxxxxxxxxx"}${'{"a": a + a}'.repeat(doublings)}).a`
  const copies = Array.from({ length: 20 }, (_, n) => `upper(t + "${n}")`).join(', ')
  test.each([
    ['in one text', `length(lower(${text(24)})) > 0`, 'more than 1000000 characters'],
    ['in many', `count(({"t": ${text(15)}}{"b": [${copies}]}).b) > 0`, 'took longer'],
    ['in a pattern', `_id in path(${text(15)})`, 'took longer'],
  ])('ends its stream, and nothing else: %s', async (_title, condition, reason) => {
    const filter = `*[_id == "quick" || ${condition}]`
    const heard = await listening(lake.client({ token: lake.viewerToken }), filter, {})
    const other = await listening(lake.client(), '*', {})
    const failures = () => lake.records.filter(({ event }) => event === 'listener-failed')
    const before = failures().length
    await lake.client().createOrReplace({ _id: 'slow', _type: 'post' })
    await heard.find((event) => event.type === 'welcome' && event !== heard.events[0])
    expect(failures().length).toBeGreaterThan(before)
    expect(failures().at(-1)).toMatchObject({ stack: expect.stringContaining(reason) })
    await other.find(({ documentId }) => documentId === 'slow')
    await lake.client().createOrReplace({ _id: 'quick', _type: 'post' })
    await heard.find(({ documentId }) => documentId === 'quick')
    heard.stop()
    other.stop()
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

test('who comes back for more than the lake has room to keep starts anew', async () => {
  // The smallest there may be keeps eight million characters of late transactions, with the documents before and after.
  const own = await startLake({ memoryBytes: 256_000_000 })
  const url = `${own.url}/v2026-09-01/data/listen/production?query=*&enableResume=true`
  const come = async (lastEventId = '') => {
    const headers = { authorization: `Bearer ${own.token}`, 'last-event-id': lastEventId }
    const events = serverSentEvents(await fetch(url, { headers }))
    const { value: welcome } = await events.next()
    await events.return(undefined)
    return welcome
  }
  try {
    const first = await come()
    const text = 'x'.repeat(1_000_000)
    for (let n = 0; n < 3; n++)
      await own.client().createOrReplace({ _id: 'large', _type: 'a', text })
    const second = await come()
    await own.client().createOrReplace({ _id: 'large', _type: 'a', text })
    expect(await come(first?.id ?? '')).toMatchObject({ event: 'welcome' })
    expect(await come(second?.id ?? '')).toMatchObject({ event: 'welcomeback' })
  } finally {
    await own.stop()
  }
})

test('a client is told after a restart that it starts anew, once, in the word that all clients know', {
  timeout: 20_000,
}, async () => {
  const own = await startLake()
  const heard = record<AnyEvent>(
    own.client().listen('*', {}, {
      events: ['welcome', 'mutation', 'reconnect', 'welcomeback', 'reset'],
      enableResume: true,
    } as never),
  )
  try {
    await heard.first(1)
    await own.client().create({ _id: 'before', _type: 'post' })
    await heard.find(({ documentId }) => documentId === 'before')
    await own.restart()
    await heard.find((event) => event.type === 'welcome' && event !== heard.events[0])
    await own.client().create({ _id: 'after', _type: 'post' })
    await heard.find(({ documentId }) => documentId === 'after')
    const told = heard.events.map(({ type }) => type).filter((type) => type !== 'reconnect')
    expect(told).toEqual(['welcome', 'mutation', 'welcome', 'mutation'])
  } finally {
    heard.stop()
    await own.stop()
  }
})
