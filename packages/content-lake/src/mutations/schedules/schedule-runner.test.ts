import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type TemporaryStore, temporaryStore } from '../../../test/support/temporary-store.ts'
import { History } from '../../documents/history.ts'
import { httpError, InsufficientPermissions } from '../../errors.ts'
import type { JsonObject } from '../../json.ts'
import { ScheduleRunner } from './schedule-runner.ts'
import type { NewSchedule, Schedule } from './schedule-store.ts'

let temporary: TemporaryStore
let runner: ScheduleRunner
let records: object[]

function start() {
  runner = new ScheduleRunner(temporary.store, {
    dataset: 'production',
    authorOf(id) {
      if (id === 'gone') throw httpError(403, 'Forbidden', 'Author "gone" no longer has access')
      return {
        id,
        projectId: 'vitrine',
        dataset: 'production',
        authorize() {
          if (id === 'demoted') throw new InsufficientPermissions('update')
        },
        authorizePurge() {},
      }
    },
    log: (record) => records.push(record),
  })
  runner.start()
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
  vi.setSystemTime('2026-01-01T00:00:00Z')
  temporary = temporaryStore()
  records = []
  start()
  await put('drafts.p', { title: 'Spring' })
})

afterEach(async () => {
  await runner.stop()
  temporary.remove()
  vi.useRealTimers()
})

async function put(documentId: string, fields: JsonObject): Promise<void> {
  await temporary.store.transact({ author: 'me' }, (transaction) => {
    const { id: _rev, timestamp } = transaction
    const system = { _id: documentId, _rev, _createdAt: timestamp, _updatedAt: timestamp }
    const next = { _type: 'post', ...fields, ...system }
    transaction.put({ documentId, next, mutations: [{ createOrReplace: next }] })
  })
}

function schedule(fields: Partial<NewSchedule> = {}): Schedule {
  return runner.create({
    name: '',
    description: '',
    action: 'publish',
    documentIds: ['p'],
    author: 'ann',
    executeAt: '2026-03-01T08:00:00.000Z',
    ...fields,
  })
}

const state = (id: string) => runner.schedules.get(id)?.state
const title = () => temporary.store.get('p')?.title
const at = (time: string) => vi.advanceTimersByTimeAsync(Date.parse(time) - Date.now())
/** Until a schedule is over; what runs it does not wait for timers. */
const over = (id: string) => vi.waitUntil(() => state(id) !== 'scheduled', { timeout: 10_000 })

test('a document is published when its time has come, in the name of who scheduled it', async () => {
  const { id } = schedule()
  await at('2026-03-01T07:59:59Z')
  expect([state(id), title()]).toEqual(['scheduled', undefined])
  await at('2026-03-01T08:00:00Z')
  await over(id)
  expect(title()).toBe('Spring')
  expect(temporary.store.get('drafts.p')).toBeNull()
  expect(runner.schedules.get(id)).toMatchObject({
    state: 'succeeded',
    executedAt: '2026-03-01T08:00:00.000Z',
  })
  const revision = String(temporary.store.get('p')?._rev)
  expect(new History(temporary.store).authorOf(revision)).toBe('ann')
})

test('one whose time came while nothing ran is run at the start, with the others in the order of their times', async () => {
  await put('drafts.q', { title: 'First' })
  const second = schedule()
  const first = schedule({ documentIds: ['q'], executeAt: '2026-02-01T00:00:00.000Z' })
  await runner.stop()
  vi.setSystemTime('2026-04-01T00:00:00Z')
  start()
  await vi.advanceTimersByTimeAsync(0)
  await over(second.id)
  const ids = temporary.transactions.slice(-2).map((transaction) => transaction.id)
  expect(ids).toEqual([`schedule-${first.id}`, `schedule-${second.id}`])
})

test('a document is unpublished', async () => {
  await put('p', { title: 'Winter' })
  const { id } = schedule({ action: 'unpublish' })
  await at('2026-03-01T08:00:00Z')
  await over(id)
  expect(title()).toBeUndefined()
  expect(temporary.store.get('drafts.p')?.title).toBe('Spring')
})

test('one that was changed runs at its new time, and one that was removed never', async () => {
  await put('drafts.q', { title: 'Never' })
  const moved = schedule()
  const removed = schedule({ documentIds: ['q'] })
  runner.update({ ...moved, executeAt: '2026-02-01T00:00:00.000Z' })
  runner.remove(removed.id)
  await at('2026-02-01T00:00:00Z')
  await over(moved.id)
  expect(title()).toBe('Spring')
  await at('2026-06-01T00:00:00Z')
  expect(temporary.store.get('q')).toBeNull()
})

test('one without a time waits for somebody to run it', async () => {
  const waiting = schedule({ executeAt: null })
  await at('2027-01-01T00:00:00Z')
  expect(state(waiting.id)).toBe('scheduled')
  await runner.run(waiting)
  expect([state(waiting.id), title()]).toEqual(['succeeded', 'Spring'])
})

test('one that was run by hand is not run again', async () => {
  const early = schedule()
  await runner.run(early)
  await put('drafts.p', { title: 'Later' })
  await at('2026-03-02T00:00:00Z')
  expect(title()).toBe('Spring')
})

test('what was done when the process ended before it was noted is not done again', async () => {
  const done = schedule()
  await runner.run(done)
  await runner.stop()
  runner.schedules.update(done)
  start()
  await put('drafts.p', { title: 'Later' })
  await at('2026-03-01T08:00:00Z')
  await over(done.id)
  expect([state(done.id), title()]).toEqual(['succeeded', 'Spring'])
})

test('one that cannot be run is given up and says why, with nothing done', async () => {
  const reference = { _ref: 'nobody', _weak: true, _strengthenOnPublish: { type: 'post' } }
  await put('drafts.q', { to: reference })
  const { id } = schedule({ documentIds: ['p', 'q'] })
  await at('2026-03-01T08:00:00Z')
  await over(id)
  expect(runner.schedules.get(id)).toMatchObject({
    state: 'cancelled',
    stateReason: expect.stringContaining('nobody'),
  })
  expect(title()).toBeUndefined()
  const gone = schedule({ documentIds: ['gone'] })
  await vi.advanceTimersByTimeAsync(0)
  await over(gone.id)
  expect(runner.schedules.get(gone.id)?.stateReason).toBe('Document "gone" not found')
})

test.each([
  ['who is no longer there', 'gone', 'no longer has access'],
  ['who may no longer do it', 'demoted', 'permission'],
])('one of an author %s is given up and says why, with nothing done', async (_, author, reason) => {
  const { id } = schedule({ author })
  await at('2026-03-01T08:00:00Z')
  await over(id)
  expect(runner.schedules.get(id)).toMatchObject({
    state: 'cancelled',
    stateReason: expect.stringContaining(reason),
  })
  expect([title(), temporary.store.get('drafts.p')?.title]).toEqual([undefined, 'Spring'])
  expect(records).toContainEqual(
    expect.objectContaining({
      event: 'schedule-failed',
      schedule: id,
      error: expect.stringContaining(reason),
    }),
  )
})

test('those that are over are kept within a bound, those that wait are all', () => {
  const waiting = schedule({ executeAt: null })
  for (let n = 0; n < 1_010; n++) {
    const executedAt = new Date(Date.now() + n).toISOString()
    runner.schedules.update({ ...schedule({ executeAt: null }), state: 'cancelled', executedAt })
  }
  const all = runner.schedules.list({ state: null, documentIds: null, limit: 5_000 })
  expect(all).toHaveLength(1_001)
  expect(all.map(({ id }) => id)).toContain(waiting.id)
})
