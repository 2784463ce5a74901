import type { LiveEvent, SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { record } from './support/listen.ts'
import { type ServerSentEvent, serverSentEvents } from './support/server-sent-events.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake
let client: SanityClient

beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})

afterAll(() => lake.stop())

async function following(listener: SanityClient, options = {}) {
  const recording = record<LiveEvent>(listener.live.events(options))
  expect((await recording.first(1))[0]).toMatchObject({ type: 'welcome', id: expect.any(String) })
  return recording
}

const tagsOf = (events: readonly LiveEvent[]) =>
  events.flatMap((event) => (event.type === 'message' ? event.tags : []))

async function syncTags(query: string) {
  const { syncTags: tags } = await client.fetch(query, {}, { filterResponse: false })
  return tags ?? []
}

describe('live events', () => {
  test('carry a tag of every query whose answer may have changed', async () => {
    const anonymous = lake.client({ token: undefined })
    const queries = ['*[_type == "live"]{title}', '*[_id == "l1"][0]', 'count(*)']
    const tags = await Promise.all(queries.map(syncTags))
    const unrelated = await syncTags('*[_type == "nothing"]')
    const followed = await following(anonymous)
    await client.create({ _id: 'l1', _type: 'live', title: 'One' })
    const events = await followed.first(2)
    for (const each of tags) {
      expect(each.some((tag) => tagsOf(events).includes(tag))).toBe(true)
    }
    expect(unrelated.some((tag) => tagsOf(events).includes(tag))).toBe(false)
    followed.stop()
  })

  test('tell of drafts only those who may read them', async () => {
    const all = await following(client, { includeDrafts: true })
    const anonymous = await following(lake.client({ token: undefined }))
    await client.create({ _id: 'drafts.l2', _type: 'secret' })
    await client.create({ _id: 'l2', _type: 'open' })
    expect(await all.first(3)).toHaveLength(3)
    await anonymous.first(2)
    expect(anonymous.events).toHaveLength(2)
    const secret = await syncTags('*[_type == "secret"]')
    expect(secret.some((tag) => tagsOf(all.events).includes(tag))).toBe(true)
    expect(secret.some((tag) => tagsOf(anonymous.events).includes(tag))).toBe(false)
    all.stop()
    anonymous.stop()
    const refused = await fetch(
      `${lake.url}/v2026-09-01/data/live/events/production?includeDrafts=true`,
    )
    expect(refused.status).toBe(401)
    expect(await refused.json()).toMatchObject({ error: 'Unauthorized' })
  })
})

test('a draft of another type is told to previews of what it hides', async () => {
  await client.create({ _id: 'h1', _type: 'hidden' })
  const { syncTags: tags = [] } = await client.fetch(
    '*[_type == "hidden"]._id',
    {},
    { filterResponse: false, perspective: 'drafts' },
  )
  const followed = await following(client, { includeDrafts: true })
  await client.create({ _id: 'drafts.h1', _type: 'hiding' })
  const told = tagsOf(await followed.first(2))
  expect(tags.some((tag) => told.includes(tag))).toBe(true)
  followed.stop()
})

describe('a follower that was cut off', () => {
  async function firstEvents(count: number, lastEventId?: string | null) {
    const response = await fetch(`${lake.url}/v2026-09-01/data/live/events/production`, {
      headers: lastEventId ? { 'last-event-id': lastEventId } : {},
    })
    const events: ServerSentEvent[] = []
    for await (const event of serverSentEvents(response)) {
      if (events.push(event) >= count) break
    }
    return events
  }

  test('is told what it missed', async () => {
    const [welcome] = await firstEvents(1)
    await client.create({ _id: 'm1', _type: 'missed' })
    await client.create({ _id: 'm2', _type: 'missed' })
    const [again, message] = await firstEvents(2, welcome?.id)
    expect([again?.event, message?.event]).toEqual(['welcome', 'message'])
    const { tags } = JSON.parse(message?.data ?? '')
    expect(tags).toEqual(expect.arrayContaining(await syncTags('*[_id == "m1"]')))
    expect(tags).toEqual(expect.arrayContaining(await syncTags('*[_id == "m2"]')))
  })

  test('again, before it was told what it missed, is told then', async () => {
    const [welcome] = await firstEvents(1)
    await client.create({ _id: 'm3', _type: 'missed' })
    const [again] = await firstEvents(1, welcome?.id)
    const [, message] = await firstEvents(2, again?.id)
    expect(JSON.parse(message?.data ?? '')).toEqual({
      tags: expect.arrayContaining(await syncTags('*[_id == "m3"]')),
    })
  })

  test('again, before it was told to ask everything anew, is told then', async () => {
    const [again] = await firstEvents(1, 'ffffffff-1')
    const events = await firstEvents(2, again?.id)
    expect(events.map(({ event }) => event)).toEqual(['welcome', 'restart'])
  })

  test('and has caught up is told nothing twice', async () => {
    const [welcome] = await firstEvents(1)
    await client.create({ _id: 'm4', _type: 'missed' })
    const [, caughtUp] = await firstEvents(2, welcome?.id)
    const stream = firstEvents(2, caughtUp?.id)
    await client.create({ _id: 'm5', _type: 'other' })
    const [, next] = await stream
    expect(JSON.parse(next?.data ?? '').tags).toEqual(
      expect.not.arrayContaining(await syncTags('*[_type == "missed"]')),
    )
  })

  test('from a place nobody knows is told to ask everything anew', async () => {
    const events = await firstEvents(2, 'ffffffff-1')
    expect(events.map(({ event }) => event)).toEqual(['welcome', 'restart'])
  })
})
