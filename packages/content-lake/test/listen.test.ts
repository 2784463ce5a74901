import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AnyEvent, record } from './support/listen.ts'
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
