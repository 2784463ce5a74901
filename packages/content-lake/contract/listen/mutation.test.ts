import { describe, expect, test } from 'vitest'
import { act, type Document, document, succeeded } from '../support/data.ts'
import { request } from '../support/http.ts'
import { change, hear, listening } from '../support/listening.ts'
import { target } from '../support/target.ts'

const { here, apart } = listening()

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
