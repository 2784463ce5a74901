import { describe, expect, test } from 'vitest'
import { mutate, succeeded } from './support/data.ts'
import { type EventStream, openStream } from './support/events.ts'
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

/** Resolves with the message that carries one of the tags. */
function messageWith(stream: EventStream, tags: readonly string[]) {
  return stream.find(
    ({ event, data }) =>
      event === 'message' && (data.tags as string[]).some((tag) => tags.includes(tag)),
  )
}

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
    await messageWith(published, laterTags)
    const heard = await published.first(1)
    expect(heard.filter(({ event }) => event === 'message')).toEqual([])
  })

  test('with drafts needs a token', async () => {
    const { status } = await request(PATH, { token: null, search: { includeDrafts: 'true' } })
    expect([401, 403]).toContain(status)
  })

  test('of a dataset that does not exist is 404', async () => {
    expect((await request('/data/live/events/ct-nowhere')).status).toBe(404)
  })

  test('from a place that nobody knows asks to start anew', async () => {
    const stream = await openStream(PATH, {
      token: null,
      headers: { 'last-event-id': 'ffffffff-1' },
    })
    await stream.find(({ event }) => event === 'restart')
  })
})
