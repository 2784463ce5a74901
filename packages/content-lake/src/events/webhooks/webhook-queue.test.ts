import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type TemporaryStore, temporaryStore } from '../../../test/support/temporary-store.ts'
import { startReceiver, type WebhookReceiver } from '../../../test/support/webhook-receiver.ts'
import { DeltaQuery } from './delta-query.ts'
import { type NewDelivery, Outbox } from './outbox.ts'
import type { Webhook } from './webhook.ts'
import { WebhookQueue } from './webhook-queue.ts'

const NAME = 'storefront'

let receiver: WebhookReceiver
let dataset: TemporaryStore
let outbox: Outbox
let queue: WebhookQueue
let failures: number

beforeEach(async () => {
  receiver = await startReceiver()
  dataset = temporaryStore()
  outbox = new Outbox(dataset.store.database)
  failures = 0
  const hook: Webhook = {
    id: 'an-id',
    name: NAME,
    url: receiver.url,
    httpMethod: 'POST',
    on: ['create'],
    headers: {},
    includeDrafts: false,
    includeAllVersions: false,
    filter: new DeltaQuery('!string::startsWith(_id, "other")'),
  }
  queue = new WebhookQueue({
    hook,
    outbox,
    projectId: 'vitrine',
    dataset: 'production',
    store: dataset.store,
    log: () => {
      failures++
    },
  })
  // No pause ends by itself: only news or the test's own clock make the queue go on.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})

afterEach(async () => {
  vi.useRealTimers()
  await queue.stop()
  await receiver.stop()
  dataset.remove()
})

function delivery(documentId: string): NewDelivery {
  return {
    idempotencyKey: documentId,
    transactionId: documentId,
    transactionTime: new Date().toISOString(),
    documentId,
    operation: 'create',
    before: null,
    after: JSON.stringify({ _id: documentId }),
  }
}

function add(documentId: string) {
  outbox.add(NAME, delivery(documentId))
  queue.wake()
}

const until = (check: () => boolean) => vi.waitUntil(check, { timeout: 10_000 })
const heard = () => receiver.received.map(({ body }) => JSON.parse(body)._id)

test('news end the wait for a receiver that was away', async () => {
  await receiver.stop()
  add('a')
  await until(() => failures === 1)
  await receiver.start()
  vi.setSystemTime(Date.now() + 1_500)
  add('b')
  await until(() => heard().length === 2)
  expect(heard()).toEqual(['a', 'b'])
})

test('but it is not asked for more often than once a second', async () => {
  await receiver.stop()
  add('a')
  await until(() => failures === 1)
  await receiver.start()
  add('b')
  expect(vi.getTimerCount()).toBe(1)
  expect(heard()).toEqual([])
  vi.advanceTimersByTime(1_000)
  await until(() => heard().length === 2)
})

test('what the receiver missed for an hour is given up, and what is new is delivered', async () => {
  await receiver.stop()
  add('old')
  await until(() => failures === 1)
  vi.setSystemTime(Date.now() + 61 * 60 * 1_000)
  add('new')
  await until(() => failures === 3)
  await receiver.start()
  vi.advanceTimersByTime(20_000)
  await until(() => heard().length === 1)
  expect(heard()).toEqual(['new'])
})

test('a document that the receiver does not know how to take holds up no other', async () => {
  receiver.answer((body) => (body.includes('odd') ? 404 : 200))
  add('odd')
  await until(() => failures === 1)
  add('even')
  vi.advanceTimersByTime(1_000)
  await until(() => heard().includes('even'))
  expect(outbox.nextDueAt(NAME)).not.toBeNull()
})

test('thousands of changes that the filter leaves out give others their turn', async () => {
  for (let i = 0; i < 1_000; i++) {
    outbox.add(NAME, delivery(`other-${i}`))
  }
  add('last')
  let turns = 0
  while (outbox.due(NAME, 1)[0]?.documentId.startsWith('other')) {
    await setImmediate()
    turns++
  }
  expect(turns).toBeGreaterThan(10)
  await until(() => heard().length === 1)
  expect(heard()).toEqual(['last'])
})
