import { describe, expect, test } from 'vitest'
import { assumed } from './support/cases.ts'
import { mutate, succeeded } from './support/data.ts'
import { type EventStream, openStream, type StreamEvent } from './support/events.ts'
import { type JsonRecord, request } from './support/http.ts'
import { space } from './support/space.ts'
import { target } from './support/target.ts'

const here = space()
const PATH = `/data/live/events/${target.dataset}`

const write = (fields: JsonRecord) =>
  succeeded(mutate([{ create: { _id: here.id(), _type: here.type, ...fields } }]))

async function syncTags(query: string): Promise<string[]> {
  const { body } = await request<{ syncTags: string[] }>(`/data/query/${target.dataset}`, {
    search: { query, perspective: 'drafts' },
  })
  return body.syncTags
}

const carries = ({ event, data }: StreamEvent, tags: readonly string[]) =>
  event === 'message' && (data.tags as string[]).some((tag) => tags.includes(tag))

/** Resolves with the message that carries one of the tags. */
const messageWith = (stream: EventStream, tags: readonly string[]) =>
  stream.find((event) => carries(event, tags))

/** Whether one of the tags was heard so far. */
const heard = (stream: EventStream, tags: readonly string[]) =>
  stream.heard().some((event) => carries(event, tags))

/** A document of a type of its own, and the tags of a query for that type. */
async function apart() {
  const _type = `${here.type}-${here.id()}`
  return { tags: await syncTags(`*[_type == "${_type}"]`), write: () => write({ _type }) }
}

const comeBack = (lastEventId: string | undefined) =>
  openStream(PATH, { token: null, headers: { 'last-event-id': lastEventId ?? '' } })

describe('GET /data/live/events/{dataset}', () => {
  test('is open to everybody, and begins with a welcome', async () => {
    const stream = await openStream(PATH, { token: null })
    expect(stream.status).toBe(200)
    expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect((await stream.first(1))[0]).toMatchObject({ event: 'welcome', id: expect.any(String) })
  })

  test('tells the tags of queries whose answers may have changed', async () => {
    const type = `${here.type}-live`
    const tags = await syncTags(`*[_type == "${type}"]{title}`)
    const stream = await openStream(PATH, { token: null })
    await stream.first(1)
    await write({ _type: type, title: 'One' })
    const { id, data } = await messageWith(stream, tags)
    expect(id).toEqual(expect.any(String))
    expect(data).toEqual({ tags: expect.arrayContaining([expect.stringMatching(/^s1:[-\w]+$/)]) })
  })

  test('tells of a document that a query looked for in vain', async () => {
    const id = here.id()
    const tags = await syncTags(`*[_id == "${id}"][0]`)
    const stream = await openStream(PATH, { token: null })
    await stream.first(1)
    await write({ _id: id })
    await messageWith(stream, tags)
  })

  test('tells of drafts those only who may read them and ask for it', async () => {
    const type = `${here.type}-draft`
    const tags = await syncTags(`*[_type == "${type}"]`)
    const all = await openStream(PATH, { search: { includeDrafts: 'true' } })
    const published = await openStream(PATH, { token: null })
    await Promise.all([all.first(1), published.first(1)])
    await write({ _id: `drafts.${here.id()}`, _type: type })
    await messageWith(all, tags)
    const later = here.id()
    const laterTags = await syncTags(`*[_id == "${later}"][0]`)
    await write({ _id: later })
    // What is told is told in order: the draft would have come before.
    await messageWith(published, laterTags)
    expect(heard(published, tags)).toBe(false)
  })

  test('tells no tags of queries that a change does not touch', async () => {
    const [changed, untouched] = [await apart(), await apart()]
    const elsewhere = await syncTags(`*[_id == "${here.id()}"][0]`)
    const stream = await openStream(PATH, { token: null })
    await stream.first(1)
    await changed.write()
    const message = await messageWith(stream, changed.tags)
    expect(carries(message, untouched.tags)).toBe(false)
    expect(carries(message, elsewhere)).toBe(false)
  })

  test('with drafts needs a token', async () => {
    const { status } = await request(PATH, { token: null, search: { includeDrafts: 'true' } })
    expect([401, 403]).toContain(status)
  })

  test('of a dataset that does not exist is 404', async () => {
    expect((await request('/data/live/events/ct-nowhere')).status).toBe(404)
  })
})

describe('a follower that was cut off', () => {
  /** Follows until it hears of one change; answers the place that it has reached. */
  async function cutOff() {
    const before = await apart()
    const stream = await openStream(PATH, { token: null })
    await stream.first(1)
    await before.write()
    const { id } = await messageWith(stream, before.tags)
    stream.close()
    return { id, before }
  }

  assumed('protocol 3.7', 'is told what it missed, and nothing twice', async () => {
    const { id, before } = await cutOff()
    const missed = await apart()
    await missed.write()
    const stream = await comeBack(id)
    await messageWith(stream, missed.tags)
    expect(heard(stream, before.tags)).toBe(false)
  })

  assumed('protocol 3.7', 'again, before it was told what it missed, is told then', async () => {
    const { id } = await cutOff()
    const missed = await apart()
    await missed.write()
    const again = await comeBack(id)
    const [welcome] = await again.first(1)
    again.close()
    const stream = await comeBack(welcome?.id ?? id)
    await messageWith(stream, missed.tags)
  })

  test.each(['nonsense', 'ffffffff-1'])(
    'at a place that nobody knows (%s) is asked to start anew',
    async (lastEventId) => {
      const stream = await comeBack(lastEventId)
      await stream.find(({ event }) => event === 'restart')
    },
  )
})
