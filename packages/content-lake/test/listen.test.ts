import type { MutationEvent, SanityClient, SanityDocument } from '@sanity/client'
import { BufferedDocument, Mutation, type MutationParams } from '@sanity/mutator'
import { applyPatch } from 'mendoza'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Recording, record } from './support/listen.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake
let client: SanityClient
/** Another prefix for each test, so that none hears of the others' documents. */
let prefix = ''
let tests = 0

beforeAll(async () => {
  lake = await startLake()
  client = lake.client()
})

beforeEach(() => {
  tests += 1
  prefix = `t${tests}-`
})

afterAll(() => lake.stop())

type AnyEvent = { type: string } & Partial<Omit<MutationEvent, 'type'>>

async function listening(
  query: string,
  options: Record<string, unknown> = {},
  listener = client,
): Promise<Recording<AnyEvent>> {
  const recording = record<AnyEvent>(
    listener.listen(query, { prefix }, {
      events: ['welcome', 'mutation', 'reconnect', 'welcomeback', 'reset'],
      ...options,
    } as never),
  )
  const [welcome] = await recording.first(1)
  expect(welcome).toMatchObject({ type: 'welcome', listenerName: expect.any(String) })
  return recording
}

const mutations = (recording: Recording<AnyEvent>) =>
  recording.events.filter(({ type }) => type === 'mutation') as unknown as MutationEvent[]

describe('a listener', () => {
  test('hears of documents that appear, change and disappear', async () => {
    const id = `${prefix}a`
    const heard = await listening('*[_type == "post" && open == true]{title} | order(title)', {
      includePreviousRevision: true,
      effectFormat: 'mendoza',
    })
    await client.create({ _id: id, _type: 'post', open: false })
    await client.create({ _id: `${prefix}other`, _type: 'page', open: true })
    const opened = await client.patch(id).set({ open: true }).commit()
    const titled = await client.patch(id).set({ title: 'Hello' }).commit()
    await client.patch(id).set({ open: false }).commit()
    await client.createOrReplace({ _id: id, _type: 'post', open: true })
    await client.delete(id)
    await heard.first(6)
    const events = mutations(heard)
    expect(events.map(({ transition }) => transition)).toEqual([
      'appear',
      'update',
      'disappear',
      'appear',
      'disappear',
    ])
    expect(events[1]).toMatchObject({
      documentId: id,
      transactionId: titled._rev,
      previousRev: opened._rev,
      resultRev: titled._rev,
      timestamp: titled._updatedAt,
      result: titled,
      previous: opened,
      transactionTotalEvents: 1,
      transactionCurrentEvent: 0,
      mutations: [{ patch: { id, set: { title: 'Hello' } } }],
    })
    expect(applyPatch(opened, events[1]?.effects?.apply ?? [])).toEqual(titled)
    expect(applyPatch(titled, events[1]?.effects?.revert ?? [])).toEqual(opened)
    expect(events[4]?.effects?.apply).toEqual([0, null])
    heard.stop()
  })

  test('can read what it is told of at once', async () => {
    const heard = await listening('*[string::startsWith(_id, $prefix)]')
    const read = heard
      .find(({ type }) => type === 'mutation')
      .then(({ documentId = '' }) => client.getDocument(documentId))
    const created = await client.create({ _id: `${prefix}a`, _type: 'post' })
    expect(await read).toEqual(created)
    heard.stop()
  })

  test('is told how many events a transaction has for it, in order', async () => {
    const heard = await listening('*[_type == "mine" && string::startsWith(_id, $prefix)]')
    await client
      .transaction()
      .create({ _id: `${prefix}1`, _type: 'mine' })
      .create({ _id: `${prefix}2`, _type: 'other' })
      .create({ _id: `${prefix}3`, _type: 'mine' })
      .commit({ transactionId: `${prefix}tx` } as never)
    await heard.first(3)
    expect(
      mutations(heard).map((event) => [
        event.documentId,
        event.transactionCurrentEvent,
        event.transactionTotalEvents,
        event.mutations.length,
      ]),
    ).toEqual([
      [`${prefix}1`, 0, 2, 1],
      [`${prefix}3`, 1, 2, 1],
    ])
    heard.stop()
  })

  test('hears of the versions that its API version shows it', async () => {
    const query = '*[string::startsWith(_type, $prefix)]'
    const all = await listening(query, { includeAllVersions: true })
    const published = await listening(query)
    const older = await listening(query, {}, lake.client({ apiVersion: '2024-01-01' }))
    for (const id of ['a', 'drafts.a', 'versions.r1.a', 'b']) {
      await client.create({ _id: id, _type: `${prefix}type` })
    }
    for (const each of [all, published, older]) {
      await each.find(({ documentId }) => documentId === 'b')
      each.stop()
    }
    const ids = (recording: Recording<AnyEvent>) =>
      mutations(recording).map(({ documentId }) => documentId)
    expect(ids(all)).toEqual(['a', 'drafts.a', 'versions.r1.a', 'b'])
    expect(ids(published)).toEqual(['a', 'b'])
    expect(ids(older)).toEqual(['a', 'drafts.a', 'b'])
    await client.delete({ query: '*[string::startsWith(_type, $prefix)]', params: { prefix } })
  })

  test('leaves out what it did not ask for', async () => {
    const heard = await listening('*[string::startsWith(_id, $prefix)]', {
      includeMutations: false,
      includeResult: false,
      visibility: 'query',
    })
    await client.create({ _id: `${prefix}a`, _type: 'post' })
    const [, event] = await heard.first(2)
    expect(event).toMatchObject({ visibility: 'query', transition: 'appear' })
    expect(event).not.toHaveProperty('result')
    expect(event).not.toHaveProperty('previous')
    expect(event).not.toHaveProperty('effects')
    expect(event).not.toHaveProperty('mutations')
    expect(event).not.toHaveProperty('previousRev')
    heard.stop()
  })

  test('with a query that cannot be read is told so', async () => {
    const failure = record(client.listen('*[_type == ')).first(1)
    await expect(failure).rejects.toThrow(/unexpected end-of-file, expected expression/)
  })

  test('without a token is turned away', async () => {
    const anonymous = lake.client({ token: undefined })
    await expect(record(anonymous.listen('*')).first(1)).rejects.toMatchObject({ status: 401 })
  })
})

describe('a listener that was cut off', () => {
  const url = (query: string) =>
    `${lake.url}/v2026-09-01/data/listen/production?enableResume=true&query=${encodeURIComponent(query)}`

  /** Reads a stream up to `count` events. */
  async function read(query: string, count: number, lastEventId?: string) {
    const response = await fetch(url(query), {
      headers: {
        authorization: `Bearer ${lake.token}`,
        ...(lastEventId && { 'last-event-id': lastEventId }),
      },
    })
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const events: { id?: string; event?: string; data: { documentId?: string } }[] = []
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      const frames = text.split('\n\n')
      text = frames.pop() ?? ''
      for (const frame of frames) {
        const fields = Object.fromEntries(
          frame.split('\n').map((line) => {
            const colon = line.indexOf(': ')
            return [line.slice(0, colon), line.slice(colon + 2)]
          }),
        )
        events.push({ ...fields, data: JSON.parse(fields.data ?? 'null') })
      }
      if (events.length >= count) break
    }
    return events
  }

  const write = (ids: string[]) =>
    client.mutate(
      ids.map((id) => ({ create: { _id: `${prefix}${id}`, _type: 'post' } })),
      { returnDocuments: false },
    )

  test('hears what it missed, from within a transaction too', async () => {
    const query = `*[string::startsWith(_id, "${prefix}")]`
    const [welcome] = await read(query, 1)
    await write(['a', 'b', 'c'])
    await write(['d'])
    const resumed = await read(query, 5, welcome?.id)
    expect(resumed.map(({ event }) => event)).toEqual(['welcomeback', ...Array(4).fill('mutation')])
    expect(resumed.slice(1).map(({ data }) => data.documentId)).toEqual(
      ['a', 'b', 'c', 'd'].map((id) => `${prefix}${id}`),
    )
    const again = await read(query, 3, resumed[2]?.id)
    expect(again.slice(1).map(({ data }) => data.documentId)).toEqual([`${prefix}c`, `${prefix}d`])
    const upToDate = await read(query, 1, again[2]?.id)
    expect(upToDate).toMatchObject([{ event: 'welcomeback' }])
  })

  test.each(['', 'nonsense', '00000000-1', 'ffffffff-99999999-1'])(
    'at a place nobody knows (%o) starts anew',
    async (id) => {
      const [first] = await read('*', 1, id)
      expect(first).toMatchObject({
        event: 'welcome',
        id: expect.stringMatching(/^[0-9a-f]+-\d+$/),
      })
    },
  )

  test('by a restart finds its way back', { timeout: 20_000 }, async () => {
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
})

describe('two editors', () => {
  /** A document as the Studio keeps it: a snapshot, and every event since replayed onto it. */
  class Replica {
    readonly buffered: BufferedDocument
    readonly heard: Recording<AnyEvent>

    constructor(snapshot: SanityDocument | undefined, heard: Recording<AnyEvent>) {
      this.buffered = new BufferedDocument((snapshot ?? null) as never)
      this.heard = heard
    }

    /** Replays what arrived up to and including a transaction. */
    async reach(transactionId: string): Promise<void> {
      await this.heard.find((event) => event.transactionId === transactionId)
      for (const event of mutations(this.heard)) {
        this.buffered.arrive(new Mutation(structuredClone(event) as unknown as MutationParams))
        if (event.transactionId === transactionId) break
      }
    }
  }

  test('who replay the events end with what the server has', async () => {
    const id = `${prefix}doc`
    await client.create({
      _id: id,
      _type: 'post',
      title: 'Sleep',
      body: [{ _key: 'a', _type: 'block', text: 'One' }],
    })
    const replicas = await Promise.all(
      [1, 2].map(async () => {
        const heard = await listening('*[_id in [$prefix + "doc"]]', { includeResult: false })
        return new Replica(await client.getDocument(id), heard)
      }),
    )
    const editors = [client, lake.client({ token: lake.editorToken })]
    const edits = Array.from({ length: 20 }, (_, index) => {
      const patch = editors[index % 2]?.patch(id) as ReturnType<SanityClient['patch']>
      if (index % 5 === 0) {
        return patch.insert('after', 'body[-1]', [{ _key: `k${index}`, _type: 'block', text: '' }])
      }
      if (index % 5 === 1) return patch.set({ [`body[_key=="k${index - 1}"].text`]: `T${index}` })
      if (index % 5 === 2) return patch.setIfMissing({ count: 0 }).inc({ count: index })
      if (index % 5 === 3) return patch.diffMatchPatch({ title: '@@ -1,5 +1,6 @@\n+X\n Sleep\n' })
      return patch.unset([`body[_key=="k${index - 4}"]`, 'nothing'])
    })
    await Promise.all(edits.map((edit) => edit.commit({ returnDocuments: false })))
    await client.transaction().delete(id).create({ _id: id, _type: 'post', n: 1 }).commit()
    await client.delete(id)
    await client.create({ _id: id, _type: 'post', title: 'Anew' })
    const last = await client
      .transaction()
      .patch(id, { set: { 'deep.er': [1, 2, 3] } })
      .patch(id, { unset: ['deep.er[0]'] })
      .commit({ returnDocuments: false })
    const server = await client.getDocument(id)
    for (const replica of replicas) {
      await replica.reach(last.transactionId)
      expect(replica.buffered.LOCAL).toEqual(server)
      expect(replica.buffered.document.incoming).toEqual([])
      replica.heard.stop()
    }
    expect(server).toMatchObject({ title: 'Anew', deep: { er: [2, 3] } })
  })

  test('see a draft appear, change and be published', async () => {
    const [published, draft] = [`${prefix}doc`, `drafts.${prefix}doc`]
    await client.create({ _id: published, _type: 'post', title: 'Old' })
    const heard = await listening('*[_id in [$prefix + "doc", "drafts." + $prefix + "doc"]]', {
      includeAllVersions: true,
      includeResult: false,
      effectFormat: 'mendoza',
    })
    const snapshots = await client.getDocuments([published, draft])
    const edit = (patch: Record<string, unknown>) =>
      client.action(
        {
          actionType: 'sanity.action.document.edit',
          draftId: draft,
          publishedId: published,
          patch,
        },
        { transactionId: `${prefix}${JSON.stringify(patch).length}` },
      )
    await edit({ unset: ['_empty_action_guard_pseudo_field_'] })
    await edit({ set: { title: 'New' } })
    const { transactionId } = await client.action({
      actionType: 'sanity.action.document.publish',
      draftId: draft,
      publishedId: published,
      ifPublishedRevisionId: snapshots[0]?._rev,
    })
    await heard.first(5)
    const events = mutations(heard)
    expect(events.map((event) => [event.documentId, event.transition])).toEqual([
      [draft, 'appear'],
      [draft, 'update'],
      [published, 'update'],
      [draft, 'disappear'],
    ])
    expect(events.slice(2).map((event) => event.transactionTotalEvents)).toEqual([2, 2])
    const states = new Map<string, BufferedDocument>([
      [published, new BufferedDocument(snapshots[0] as never)],
      [draft, new BufferedDocument(null)],
    ])
    for (const event of events) {
      const mutation = new Mutation(structuredClone(event) as unknown as MutationParams)
      states.get(event.documentId)?.arrive(mutation)
    }
    expect(states.get(draft)?.LOCAL).toBeNull()
    expect(states.get(published)?.LOCAL).toEqual(await client.getDocument(published))
    expect(states.get(published)?.LOCAL).toMatchObject({ title: 'New', _rev: transactionId })
    heard.stop()
  })
})
