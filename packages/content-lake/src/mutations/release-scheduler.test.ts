import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AUTHOR, type TemporaryStore, temporaryStore } from '../../test/support/temporary-store.ts'
import { History } from '../documents/history.ts'
import type { JsonObject } from '../json.ts'
import { actionsBody } from './action-request.ts'
import { applyActions } from './apply-actions.ts'
import { ReleaseScheduler } from './release-scheduler.ts'

let temporary: TemporaryStore
let scheduler: ReleaseScheduler
/** Who whoever scheduled something is by now. */
let author: () => typeof AUTHOR

const start = () => {
  scheduler = new ReleaseScheduler(temporary.store, {
    projectId: 'vitrine',
    dataset: 'production',
    log: () => {},
    authorOf: () => author(),
  })
  scheduler.start()
}

beforeEach(async () => {
  author = () => AUTHOR
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
  vi.setSystemTime('2026-01-01T00:00:00Z')
  temporary = temporaryStore()
  await act('release.create', { releaseId: 'r1' })
  await act('document.version.create', {
    publishedId: 'p',
    document: { _id: 'versions.r1.p', _type: 'post', title: 'Spring' },
  })
})

afterEach(async () => {
  await scheduler.stop()
  temporary.remove()
  vi.useRealTimers()
})

function act(type: string, fields: JsonObject) {
  const actions = [{ actionType: `sanity.action.${type}`, ...fields }]
  return applyActions(temporary.store, actionsBody.parse({ actions }), AUTHOR)
}

const release = () => temporary.store.get('_.releases.r1')

/** Resolves with the release after the next transaction that gives it this state. */
function reaches(state: string): Promise<unknown> {
  return new Promise((resolve) => {
    temporary.store.onCommit(() => {
      if (release()?.state === state) resolve(release())
    })
  })
}

test('a release goes out when its time has come, in the name of who scheduled it', async () => {
  start()
  await act('release.schedule', { releaseId: 'r1', publishAt: '2026-03-01T08:00:00Z' })
  await vi.advanceTimersByTimeAsync(Date.parse('2026-03-01T07:59:59Z') - Date.now())
  expect(release()?.state).toBe('scheduled')
  const published = reaches('published')
  await vi.advanceTimersByTimeAsync(1_000)
  await published
  expect(temporary.store.get('p')?.title).toBe('Spring')
  expect(new History(temporary.store).authorOf(release()?._rev ?? '')).toBe(AUTHOR.id)
})

test('one whose time came while nothing ran goes out at the start', async () => {
  await act('release.schedule', { releaseId: 'r1', publishAt: '2026-03-01T08:00:00Z' })
  vi.setSystemTime('2026-04-01T00:00:00Z')
  const published = reaches('published')
  start()
  await vi.advanceTimersByTimeAsync(0)
  await published
  expect(temporary.store.get('p')).not.toBeNull()
})

test('one taken out of the schedule stays', async () => {
  start()
  await act('release.schedule', { releaseId: 'r1', publishAt: '2026-01-02T00:00:00Z' })
  await act('release.unschedule', { releaseId: 'r1' })
  await vi.advanceTimersByTimeAsync(3 * 86_400_000)
  expect(release()?.state).toBe('active')
  expect(temporary.store.get('p')).toBeNull()
})

test('one that cannot go out is active again and says why', async () => {
  start()
  await act('document.edit', {
    draftId: 'versions.r1.p',
    publishedId: 'p',
    patch: { set: { to: { _ref: 'q', _weak: true, _strengthenOnPublish: { type: 'post' } } } },
  })
  await act('release.schedule', { releaseId: 'r1', publishAt: '2026-01-01T00:01:00Z' })
  const givenBack = reaches('active')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await givenBack).toMatchObject({
    error: { message: expect.stringContaining('references non-existent document "q"') },
  })
  expect(release()).not.toHaveProperty('publishAt')
  expect(temporary.store.get('p')).toBeNull()
})

/** Writes as a lake did that knew no better. */
function stored(document: JsonObject & { _id: string; _type: string }) {
  return temporary.store.transact({ author: 'me' }, (transaction) => {
    const { id: _rev, timestamp } = transaction
    const next = { ...document, _rev, _createdAt: timestamp, _updatedAt: timestamp }
    transaction.put({ documentId: next._id, next, mutations: [{ createOrReplace: next }] })
  })
}

test('one that holds a version of a system document is given back, and says why', async () => {
  const _id = 'versions.r1._.schemas.default'
  await stored({ _id, _type: 'system.schema' })
  start()
  await act('release.schedule', { releaseId: 'r1', publishAt: '2026-01-01T00:01:00Z' })
  const givenBack = reaches('active')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await givenBack).toMatchObject({ error: { message: expect.stringContaining(_id) } })
  expect(temporary.store.get('_.schemas.default')).toBeNull()
})

test('one without a time that can be read holds up no other', async () => {
  await stored({ _id: '_.releases.a', _type: 'system.release', state: 'scheduled' })
  start()
  await act('release.schedule', { releaseId: 'r1', publishAt: '2026-03-01T08:00:00Z' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(release()?.state).toBe('scheduled')
  const published = reaches('published')
  await vi.advanceTimersByTimeAsync(Date.parse('2026-03-01T08:00:00Z') - Date.now())
  await published
  expect(temporary.store.get('p')?.title).toBe('Spring')
})

test('one whose author may not publish it any more is given back, and says why', async () => {
  await act('release.schedule', { releaseId: 'r1', publishAt: '2026-03-01T08:00:00Z' })
  author = () => {
    throw new Error('Author "ann" no longer has access to this project')
  }
  const active = reaches('active')
  vi.setSystemTime('2026-04-01T00:00:00Z')
  start()
  await vi.advanceTimersByTimeAsync(0)
  await active
  expect(release()?.error).toEqual({ message: 'Author "ann" no longer has access to this project' })
  expect(temporary.store.get('p')).toBeNull()
})
