import type { SanityClient, SanityDocument } from '@sanity/client'
import { BufferedDocument, Mutation, type MutationParams } from '@sanity/mutator'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AnyEvent, listening, mutations, type Recording } from './support/listen.ts'
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

function hear(query: string, options: Record<string, unknown> = {}, listener = client) {
  return listening(listener, query, { prefix }, options)
}

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
        const heard = await hear('*[_id in [$prefix + "doc"]]', { includeResult: false })
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
    const heard = await hear('*[_id in [$prefix + "doc", "drafts." + $prefix + "doc"]]', {
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
