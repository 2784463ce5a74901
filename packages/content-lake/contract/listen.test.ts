import { applyPatch } from 'mendoza'
import { describe, expect, test } from 'vitest'
import { assumed, embeddedOnly } from './support/cases.ts'
import { act, type Document, document, mutate, succeeded, withoutRev } from './support/data.ts'
import { type EventStream, openStream } from './support/events.ts'
import { type JsonRecord, type RequestOptions, request } from './support/http.ts'
import { space } from './support/space.ts'
import { target } from './support/target.ts'

const here = space()
const PATH = `/data/listen/${target.dataset}`

/** Listens, and is welcomed: what is written from now on is heard. */
async function hear(
  query: string,
  search: Record<string, string> = {},
  options: RequestOptions = {},
): Promise<EventStream> {
  const stream = await openStream(PATH, { ...options, search: { query, ...search } })
  await stream.first(1)
  return stream
}

const change = async (...mutations: JsonRecord[]) =>
  (await succeeded(mutate(mutations))).transactionId

/** Documents of a type of their own, which nobody else listens to. */
function apart() {
  const type = `${here.type}-${here.id()}`
  return {
    type,
    filter: `*[_type == "${type}"]`,
    create: async (fields: JsonRecord = {}) => {
      const document = { _id: here.id(), _type: type, ...fields }
      const transactionId = await change({ create: document })
      return { id: String(document._id), transactionId }
    },
    /** Writes one more document and waits until it is heard: so is all that came before. */
    async settled(stream: EventStream) {
      const last = here.id()
      await change({ create: { _id: last, _type: type, open: true } })
      await stream.find(({ data }) => data.documentId === last)
      return stream.mutations().filter(({ documentId }) => documentId !== last)
    },
  }
}

describe('a stream', () => {
  test('begins with a welcome', async () => {
    const stream = await openStream(PATH, { search: { query: '*' } })
    expect(stream.status).toBe(200)
    expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(stream.headers.get('cache-control')).toMatch(/no-cache|no-store/)
    const [welcome] = await stream.first(1)
    expect(welcome).toMatchObject({
      event: 'welcome',
      data: { listenerName: expect.any(String) },
    })
  })

  test('without a token is refused', async () => {
    const stream = await openStream(PATH, { search: { query: '*' }, token: null })
    expect([401, 403]).toContain(stream.status)
  })

  test('without a query is refused', async () => {
    expect((await request(PATH)).status).toBe(400)
  })

  test('of a dataset that does not exist is refused', async () => {
    const { status } = await request('/data/listen/ct-nowhere', { search: { query: '*' } })
    expect(status).toBe(404)
  })

  test('of a query that cannot be read says what is wrong', async () => {
    const stream = await openStream(PATH, { search: { query: '*[_type == ' } })
    const [failure] = await stream.first(1)
    expect(['channelError', 'error']).toContain(failure?.event)
    expect(JSON.stringify(failure?.data)).toContain('unexpected end-of-file, expected expression')
  })

  embeddedOnly('of a query that begins with no filter says so', async () => {
    const stream = await openStream(PATH, { search: { query: '1 + 1' } })
    const [failure] = await stream.first(1)
    expect(failure).toMatchObject({
      event: 'channelError',
      data: { error: { type: 'queryParseError' } },
    })
  })

  test('with an option that does not exist is refused', async () => {
    const { status } = await request(PATH, { search: { query: '*', visibility: 'soon' } })
    expect(status).toBe(400)
  })
})

describe('a mutation', () => {
  test('tells who changed which document how', async () => {
    const { type, filter, create } = apart()
    const stream = await hear(filter)
    const { id, transactionId } = await create({ n: 1 })
    const { event, data } = await stream.find(({ data }) => data.documentId === id)
    expect(event).toBe('mutation')
    expect(data).toMatchObject({
      eventId: expect.stringContaining(transactionId),
      documentId: id,
      transactionId,
      transition: 'appear',
      identity: expect.any(String),
      resultRev: transactionId,
      timestamp: (await document(id))?._updatedAt,
      visibility: 'transaction',
      transactionTotalEvents: 1,
      transactionCurrentEvent: 0,
    })
    expect(data).not.toHaveProperty('previousRev')
    expect(data.mutations).toMatchObject([{ create: { _id: id, _type: type, n: 1 } }])
  })

  test('names the revisions before and after', async () => {
    const { filter, create } = apart()
    const { id, transactionId: first } = await create()
    const stream = await hear(filter)
    const second = await change({ patch: { id, set: { n: 1 } } })
    const { data } = await stream.find(({ data }) => data.documentId === id)
    expect(data).toMatchObject({ previousRev: first, resultRev: second, transition: 'update' })
    expect(data.mutations).toEqual([{ patch: { id, set: { n: 1 } } }])
  })

  test('is a deletion at the end', async () => {
    const { filter, create } = apart()
    const { id, transactionId: first } = await create()
    const stream = await hear(filter)
    await change({ delete: { id } })
    const { data } = await stream.find(({ data }) => data.documentId === id)
    expect(data).toMatchObject({ previousRev: first, transition: 'disappear' })
    expect(data.mutations).toEqual([{ delete: { id } }])
    expect(data).not.toHaveProperty('result')
  })

  test('is there to be read when it is heard of', async () => {
    const { type, filter } = apart()
    const stream = await hear(filter)
    const id = here.id()
    const read = stream
      .find(({ data }) => data.documentId === id)
      .then(() => request<{ documents: Document[] }>(`/data/doc/${target.dataset}/${id}`))
    await change({ create: { _id: id, _type: type } })
    expect((await read).body.documents).toMatchObject([{ _id: id }])
  })

  test('in a transaction of many is counted for each listener', async () => {
    const { type, filter } = apart()
    const stream = await hear(filter)
    const [one, other, two] = [here.id(), here.id(), here.id()]
    await change(
      { create: { _id: one, _type: type } },
      { create: { _id: other, _type: here.type } },
      { create: { _id: two, _type: type } },
    )
    await stream.first(3)
    const heard = stream.mutations()
    expect(heard.map(({ documentId }) => documentId).toSorted()).toEqual([one, two].toSorted())
    expect(heard.map((event) => event.transactionTotalEvents)).toEqual([2, 2])
    expect(heard.map((event) => event.transactionCurrentEvent)).toEqual([0, 1])
  })

  test('tells of its document only', async () => {
    const { type, filter } = apart()
    const stream = await hear(filter)
    const [one, two] = [here.id(), here.id()]
    await change({ create: { _id: one, _type: type } }, { create: { _id: two, _type: type } })
    await stream.first(3)
    for (const { documentId, mutations } of stream.mutations()) {
      expect(mutations).toMatchObject([{ create: { _id: documentId } }])
    }
  })

  test('has all that one transaction did to its document, in order', async () => {
    const { type, filter } = apart()
    const stream = await hear(filter)
    const id = here.id()
    await change({ create: { _id: id, _type: type, n: 1 } }, { patch: { id, inc: { n: 1 } } })
    const [, heard] = await stream.first(2)
    expect(heard?.data.mutations).toMatchObject([
      { create: { _id: id, n: 1 } },
      { patch: { id, inc: { n: 1 } } },
    ])
  })

  test('by an action is told as the mutations it came to', async () => {
    const { type, filter } = apart()
    const stream = await hear(filter, { includeAllVersions: 'true' })
    const publishedId = here.id()
    const draftId = `drafts.${publishedId}`
    const attributes = { _id: draftId, _type: type, n: 1 }
    await succeeded(act([{ type: 'document.create', publishedId, attributes }]))
    const { transactionId } = await succeeded(
      act([{ type: 'document.publish', draftId, publishedId }]),
    )
    await stream.first(4)
    const told = stream.mutations().filter((event) => event.transactionId === transactionId)
    expect(told.map(({ documentId, transition }) => [documentId, transition])).toEqual(
      expect.arrayContaining([
        [publishedId, 'appear'],
        [draftId, 'disappear'],
      ]),
    )
  })
})

describe('the filter', () => {
  test('makes documents appear and disappear', async () => {
    const { type, create, settled } = apart()
    const stream = await hear(`*[_type == "${type}" && open == true]`)
    const { id } = await create({ open: false })
    await change({ patch: { id, set: { open: true } } })
    await change({ patch: { id, set: { n: 1 } } })
    await change({ patch: { id, set: { open: false } } })
    await change({ patch: { id, set: { n: 2 } } })
    const heard = await settled(stream)
    expect(heard.map(({ transition }) => transition)).toEqual(['appear', 'update', 'disappear'])
  })

  test('takes parameters', async () => {
    const { type, create } = apart()
    const stream = await hear('*[_type == $type && n > $n]', {
      $type: JSON.stringify(type),
      $n: '1',
    })
    await create({ n: 1 })
    const { id } = await create({ n: 2 })
    const [, heard] = await stream.first(2)
    expect(heard?.data.documentId).toBe(id)
  })

  test('is all that counts of a query', async () => {
    const { filter, create } = apart()
    const stream = await hear(`// listening\n${filter} | order(title)[0...1]{title}`)
    const { id } = await create()
    expect((await stream.first(2))[1]?.data.documentId).toBe(id)
  })

  test('may name documents', async () => {
    const { type } = apart()
    const id = here.id()
    const stream = await hear('*[_id in $ids]', { $ids: JSON.stringify([id]) })
    await change({ create: { _id: here.id(), _type: type } })
    await change({ create: { _id: id, _type: type } })
    expect((await stream.first(2))[1]?.data.documentId).toBe(id)
  })
})

describe('versions', () => {
  test.each([
    ['2025-02-19', {}, ['published']],
    ['2025-02-19', { includeAllVersions: 'true' }, ['published', 'drafts', 'versions']],
    ['2024-01-01', {}, ['published', 'drafts']],
    ['X', {}, ['published']],
  ])('are heard by v%s with %o: %j', async (version, search, expected) => {
    const { type, filter, settled } = apart()
    const stream = await hear(filter, search as Record<string, string>, { version })
    const id = here.id()
    for (const _id of [`drafts.${id}`, `versions.rct.${id}`, id]) {
      await change({ create: { _id, _type: type } })
    }
    const heard = (await settled(stream)).map(({ documentId }) => String(documentId).split('.')[0])
    expect(heard.map((first) => (first === id ? 'published' : first)).toSorted()).toEqual(
      expected.toSorted(),
    )
  })
})

describe('options', () => {
  test('includeResult=true tells the document', async () => {
    const { filter, create } = apart()
    const stream = await hear(filter, { includeResult: 'true' })
    const { id } = await create({ n: 1 })
    const [, heard] = await stream.first(2)
    expect(heard?.data.result).toEqual(await document(id))
  })

  test('includeResult is off unless it is asked for', async () => {
    const { filter, create } = apart()
    const stream = await hear(filter)
    await create()
    expect((await stream.first(2))[1]?.data).not.toHaveProperty('result')
  })

  test('includePreviousRevision=true tells the document as it was', async () => {
    const { filter, create } = apart()
    const { id } = await create({ n: 1 })
    const before = await document(id)
    const stream = await hear(filter, { includePreviousRevision: 'true' })
    await change({ patch: { id, set: { n: 2 } } })
    expect((await stream.first(2))[1]?.data.previous).toEqual(before)
  })

  test('includeMutations=false leaves the mutations out', async () => {
    const { filter, create } = apart()
    const stream = await hear(filter, { includeMutations: 'false' })
    await create()
    expect((await stream.first(2))[1]?.data).not.toHaveProperty('mutations')
  })

  test('effectFormat=mendoza tells the effects, there and back', async () => {
    const { filter, create } = apart()
    const { id } = await create({ n: 1, gone: true, l: [{ _key: 'a', t: 'Grüße' }] })
    const before = withoutRev(await document(id))
    const stream = await hear(filter, { effectFormat: 'mendoza' })
    await change({
      patch: { id, set: { n: 2, 'l[_key=="a"].t': 'Grüße!' }, unset: ['gone'] },
    })
    const { data } = await stream.find(({ event }) => event === 'mutation')
    const { apply, revert } = data.effects as { apply: never; revert: never }
    const after = withoutRev(await document(id))
    expect(applyPatch(before, apply)).toEqual(after)
    expect(applyPatch(after, revert)).toEqual(before)
  })

  test.each(['transaction', 'query'])(
    'visibility=%s is told with the event',
    async (visibility) => {
      const { filter, create } = apart()
      const stream = await hear(filter, { visibility })
      await create()
      expect((await stream.first(2))[1]?.data.visibility).toBe(visibility)
    },
  )
})

describe('a listener that was cut off', () => {
  const resumable = { enableResume: 'true' }

  const comeBack = (query: string, lastEventId: string | undefined) =>
    openStream(PATH, {
      search: { query, ...resumable },
      headers: { 'last-event-id': lastEventId ?? '' },
    })

  test('hears what it missed', async () => {
    const { filter, create } = apart()
    const before = await hear(filter, resumable)
    await create()
    const [, last] = await before.first(2)
    before.close()
    const missed = [await create(), await create()]
    const after = await comeBack(filter, last?.id)
    const [welcome, ...events] = await after.first(3)
    expect(welcome?.event).toBe('welcomeback')
    expect(events.map(({ data }) => data.documentId)).toEqual(missed.map(({ id }) => id))
  })

  test('hears the rest of a transaction of which it heard a part', async () => {
    const { type, filter } = apart()
    const before = await hear(filter, resumable)
    const ids = [here.id(), here.id(), here.id()]
    await change(...ids.map((_id) => ({ create: { _id, _type: type } })))
    const [, first] = await before.first(4)
    before.close()
    const after = await comeBack(filter, first?.id)
    const [, ...events] = await after.first(3)
    expect(events.map(({ data }) => data.documentId)).toEqual(ids.slice(1))
  })

  test('and missed nothing hears what comes', async () => {
    const { filter, create } = apart()
    const before = await hear(filter, resumable)
    await create()
    const [, last] = await before.first(2)
    before.close()
    const after = await comeBack(filter, last?.id)
    expect((await after.first(1))[0]?.event).toBe('welcomeback')
    const { id } = await create()
    expect((await after.first(2))[1]?.data.documentId).toBe(id)
  })

  test.each(['nonsense', 'ffffffff-99999999-1'])(
    'at a place that nobody knows (%s) starts anew',
    async (lastEventId) => {
      const stream = await comeBack('*', lastEventId)
      const [first] = await stream.first(1)
      expect(['welcome', 'reset']).toContain(first?.event)
    },
  )

  assumed('protocol 3.6', 'without enableResume starts anew', async () => {
    const { filter, create } = apart()
    const before = await hear(filter, resumable)
    await create()
    const [, last] = await before.first(2)
    const after = await openStream(PATH, {
      search: { query: filter },
      headers: { 'last-event-id': last?.id ?? '' },
    })
    expect((await after.first(1))[0]?.event).toBe('welcome')
  })
})
