import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Attempt } from './delivery-log.ts'
import { type NewDelivery, Outbox } from './outbox.ts'

const HOOK = 'storefront'

let database: DatabaseSync
let outbox: Outbox

beforeEach(() => {
  database = new DatabaseSync(':memory:')
  database.exec('PRAGMA foreign_keys = ON')
  outbox = new Outbox(database)
})
afterEach(() => database.close())

function attempt(status: number): Attempt {
  return {
    attemptedAt: Date.now(),
    durationMs: 5,
    status,
    failure: status < 400 ? null : { reason: 'http', message: `The answer was ${status}` },
    responseBody: 'so it is',
  }
}

function delivery(documentId: string, transactionTime = new Date().toISOString()): NewDelivery {
  return {
    idempotencyKey: documentId,
    transactionId: documentId,
    transactionTime,
    documentId,
    operation: 'create',
    before: null,
    after: JSON.stringify({ _id: documentId }),
  }
}

/** Adds a delivery with what is sent; answers its id. */
function add(documentId: string, body = '{}'): number {
  outbox.add(HOOK, delivery(documentId))
  const id = Number(database.prepare('SELECT max(id) AS id FROM webhook_delivery').get()?.id)
  outbox.settleBody(id, body)
  return id
}

const count = (table: string) =>
  Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n)

test('what waits or was given up is forgotten a part at a time, with its attempts, and nothing else', () => {
  for (const id of ['a', 'b', 'c', 'd']) add(id)
  outbox.buried(HOOK, 1, attempt(422))
  outbox.delivered(HOOK, 2, attempt(200))
  outbox.add('another', delivery('a'))
  expect([outbox.forget(HOOK, 2), outbox.forget(HOOK, 2), outbox.forget(HOOK, 2)]).toEqual([
    2, 1, 0,
  ])
  expect(outbox.counts()).toEqual([{ hook: 'another', state: 'pending', count: 1 }])
  expect(outbox.log.deliveries(HOOK, 10)).toMatchObject([{ documentId: 'b', state: 'delivered' }])
  expect(count('webhook_attempt')).toBe(1)
})

describe('what is kept of deliveries', () => {
  test('is the latest attempts of each', () => {
    const id = add('a')
    for (let n = 0; n < 60; n++) outbox.retryAt(id, 0, attempt(500 + n))
    const kept = outbox.log.attempts(HOOK, 1_000).map(({ status }) => status)
    expect(kept).toEqual(Array.from({ length: 50 }, (_, n) => 559 - n))
    expect(outbox.log.deliveries(HOOK, 10)).toMatchObject([{ failures: 50, status: 559 }])
  })

  test('is the latest of those that arrived, which push out none of those that did not', () => {
    const lost = add('lost')
    outbox.buried(HOOK, lost, attempt(400))
    for (let n = 0; n < 1_000; n++) outbox.delivered(HOOK, add(`a${n}`), attempt(200))
    outbox.prune()
    expect(count('webhook_delivery')).toBe(501)
    expect(count('webhook_attempt')).toBe(501)
    expect(outbox.log.deliveries(HOOK, 1_000).at(-1)).toMatchObject({ id: lost, state: 'dead' })
    expect(outbox.log.deliveries(HOOK, 1, 'dead')).toMatchObject([{ id: lost }])
  })

  test('is the latest of those given up, and everything that waits', () => {
    for (let n = 0; n < 600; n++) outbox.add(HOOK, delivery(`a${n}`))
    outbox.prune()
    expect(count('webhook_delivery')).toBe(600)
    outbox.giveUpUnclaimed([], new Date(Date.now() + 1))
    outbox.prune()
    expect(count('webhook_delivery')).toBe(500)
    expect(outbox.log.deliveries(HOOK, 1)).toMatchObject([{ documentId: 'a599', state: 'dead' }])
  })

  test('is the beginning of what arrived, and the whole of what did not', () => {
    const long = 'x'.repeat(100_000)
    const [taken, lost] = [add('taken', long), add('lost', long)]
    outbox.delivered(HOOK, taken, attempt(200))
    outbox.buried(HOOK, lost, attempt(400))
    expect(outbox.log.deliveries(HOOK, 2).map(({ body }) => body.length)).toEqual([65_536, 65_536])
    outbox.revive(HOOK, null)
    expect(outbox.due(HOOK, 1)[0]?.body).toBe(long)
    const stored = 'SELECT length(body) AS n FROM webhook_delivery WHERE id = ?'
    expect(database.prepare(stored).get(taken)?.n).toBe(65_536)
  })
})

describe('what waits for a webhook that is not configured', () => {
  const OTHER = 'another'

  beforeEach(() => {
    outbox.add(HOOK, delivery('a'))
    outbox.add(OTHER, delivery('b', '2026-01-01T00:00:00.000Z'))
    const [waiting] = outbox.due(OTHER, 1)
    outbox.retryAt(waiting?.id ?? 0, 12_345, attempt(500))
  })

  test('is left as it is until it is configured again, and due at once then', () => {
    outbox.resume([HOOK])
    outbox.prune()
    expect(outbox.unclaimed([HOOK])).toEqual([{ hook: OTHER, count: 1 }])
    expect(outbox.due(OTHER, 1)).toMatchObject([
      { documentId: 'b', attempts: 1, waitingSince: '2026-01-01T00:00:00.000Z' },
    ])
    expect(outbox.nextDueAt(OTHER)).toBe(12_345)
    const before = new Date().toISOString()
    outbox.resume([HOOK, OTHER])
    const [resumed] = outbox.due(OTHER, 1, 0)
    expect(resumed).toMatchObject({ documentId: 'b', attempts: 0 })
    // A receiver that is away is waited for anew, whatever time has passed.
    expect(resumed && resumed.waitingSince >= before).toBe(true)
  })

  test('is given up when it has waited long, of that webhook alone', () => {
    const since = (time: string) => outbox.giveUpUnclaimed([HOOK], new Date(time))
    expect(since('2026-01-01T00:00:00.000Z')).toEqual([])
    expect(since('2026-01-01T00:00:00.001Z')).toEqual([{ hook: OTHER, count: 1 }])
    expect(outbox.unclaimed([HOOK])).toEqual([])
    expect(outbox.log.deliveries(OTHER, 1)).toMatchObject([{ documentId: 'b', state: 'dead' }])
    expect(outbox.due(HOOK, 1)).toMatchObject([{ documentId: 'a' }])
  })
})

test('what is revived waits from now on, with all its attempts before it', () => {
  outbox.add(HOOK, delivery('old', '2020-01-01T00:00:00.000Z'))
  const [old] = outbox.due(HOOK, 1)
  outbox.retryAt(old?.id ?? 0, 0, attempt(500))
  outbox.buried(HOOK, old?.id ?? 0, attempt(500))
  expect(outbox.due(HOOK, 1)).toEqual([])
  expect(outbox.revive('another', null)).toBe(0)
  expect(outbox.revive(HOOK, [999])).toBe(0)
  const before = new Date().toISOString()
  expect(outbox.revive(HOOK, [old?.id ?? 0])).toBe(1)
  const [again] = outbox.due(HOOK, 1)
  expect(again).toMatchObject({ documentId: 'old', attempts: 0 })
  expect(again?.transactionTime).toBe('2020-01-01T00:00:00.000Z')
  expect(again && again.waitingSince >= before).toBe(true)
  expect(outbox.log.attempts(HOOK, 10)).toHaveLength(2)
})

test('what is not tried yet is not told of: the filter may leave it out', () => {
  outbox.add(HOOK, delivery('new'))
  expect(outbox.log.deliveries(HOOK, 10)).toEqual([])
})

test('the tables of an earlier lake are taken over with what they hold', () => {
  database.close()
  database = new DatabaseSync(':memory:')
  database.exec(`
    PRAGMA foreign_keys = ON;
    CREATE TABLE webhook_delivery (
      id INTEGER PRIMARY KEY AUTOINCREMENT, hook TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'dead')),
      idempotency_key TEXT NOT NULL, transaction_id TEXT NOT NULL, transaction_time TEXT NOT NULL,
      document_id TEXT NOT NULL, operation TEXT NOT NULL, before TEXT, after TEXT, body TEXT,
      attempts INTEGER NOT NULL DEFAULT 0, due_at INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX webhook_delivery_by_hook ON webhook_delivery (hook, state, id);
    CREATE TABLE webhook_attempt (
      delivery_id INTEGER NOT NULL REFERENCES webhook_delivery (id) ON DELETE CASCADE,
      attempted_at INTEGER NOT NULL, duration_ms INTEGER NOT NULL, status INTEGER, error TEXT
    ) STRICT;
    CREATE INDEX webhook_attempt_by_delivery ON webhook_attempt (delivery_id);
    INSERT INTO webhook_delivery VALUES
      (7, 'storefront', 'dead', 'k', 't', '2026-01-01T00:00:00.000Z', 'a', 'create', NULL, NULL, '{}', 2, 0);
    INSERT INTO webhook_attempt VALUES (7, 1, 2, NULL, 'fetch failed'), (7, 3, 4, 400, 'The answer was 400');
  `)
  outbox = new Outbox(database)
  expect(outbox.log.attempts(HOOK, 10)).toMatchObject([
    { id: 2, deliveryId: 7, status: 400, failure: { reason: 'http' }, responseBody: '' },
    { id: 1, deliveryId: 7, attemptedAt: 1, durationMs: 2, failure: { reason: 'network' } },
  ])
  outbox = new Outbox(database)
  expect(count('webhook_attempt')).toBe(2)
  outbox.add(HOOK, delivery('b'))
  expect(outbox.due(HOOK, 1)[0]?.documentId).toBe('b')
  outbox.log.prune(HOOK)
  database.exec('DELETE FROM webhook_delivery WHERE id = 7')
  expect(count('webhook_attempt')).toBe(0)
})

test('large documents are read a few at a time, in the order they came', () => {
  const large = JSON.stringify({ text: 'x'.repeat(400_000) })
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  for (const id of ids) outbox.add(HOOK, { ...delivery(id), before: large, after: large })
  const read: string[][] = []
  for (let due = outbox.due(HOOK, 50); due.length > 0; due = outbox.due(HOOK, 50)) {
    read.push(due.map(({ documentId }) => documentId))
    outbox.drop(due.map(({ id }) => id))
  }
  expect(read).toEqual([['a', 'b'], ['c', 'd'], ['e', 'f'], ['g']])
})
