import { describe, expect, test } from 'vitest'
import { asRole, assumed } from '../support/cases.ts'
import { act, document, existing, refusal, succeeded, wholeRefusal } from '../support/data.ts'
import { drafting, type Pair } from '../support/drafting.ts'
import type { JsonRecord } from '../support/http.ts'
import { expectNotFound } from '../support/not-found.ts'
import { target } from '../support/target.ts'

const { here, pair, write, written, revision } = drafting()

describe('document.publish', () => {
  const publish = (ids: Pair, more: JsonRecord = {}) => ({
    type: 'document.publish',
    ...ids,
    ...more,
  })

  test('makes the draft the published document', async () => {
    const ids = await written(null, { title: 'New' })
    const { transactionId } = await succeeded(act([publish(ids)]))
    expect(await existing(ids.publishedId, ids.draftId)).toEqual([ids.publishedId])
    expect(await document(ids.publishedId)).toMatchObject({ title: 'New', _rev: transactionId })
  })

  test('leaves nothing of the published document that was there but its creation time', async () => {
    const ids = await written({ old: 1, _createdAt: '2020-01-01T00:00:00Z' }, { n: 2 })
    await succeeded(act([publish(ids)]))
    const published = await document(ids.publishedId)
    expect(published).toMatchObject({ n: 2, _createdAt: '2020-01-01T00:00:00Z' })
    expect(published).not.toHaveProperty('old')
  })

  test('publishes a version by itself', async () => {
    const { publishedId } = pair()
    const draftId = `versions.rct.${publishedId}`
    await write({ _id: draftId, n: 1 })
    await succeeded(act([publish({ publishedId, draftId })]))
    expect(await existing(publishedId, draftId)).toEqual([publishedId])
  })

  assumed('protocol 3.3', 'needs a draft', async () => {
    const ids = await written({})
    await expectNotFound(act([publish(ids)]), ids.draftId)
  })

  test.each(['ifDraftRevisionId', 'ifPublishedRevisionId'])(
    'at another revision than %s is refused',
    async (field) => {
      const ids = await written({}, { n: 2 })
      const { status, item } = await refusal(act([publish(ids, { [field]: 'other' })]))
      expect(status).toBe(409)
      expect(item).toMatchObject({
        type: 'documentRevisionIDDoesNotMatchError',
        currentRevisionID: await revision(
          field === 'ifDraftRevisionId' ? ids.draftId : ids.publishedId,
        ),
        expectedRevisionID: 'other',
      })
      expect(await existing(ids.draftId)).toEqual([ids.draftId])
    },
  )

  test('at the revisions expected passes', async () => {
    const ids = await written({}, { n: 2 })
    await succeeded(
      act([
        publish(ids, {
          ifDraftRevisionId: await revision(ids.draftId),
          ifPublishedRevisionId: await revision(ids.publishedId),
        }),
      ]),
    )
    expect(await document(ids.publishedId)).toMatchObject({ n: 2 })
  })

  test('strengthens references that waited for it', async () => {
    const { publishedId: to } = await written({})
    const ids = await written(null, {
      to: { _type: 'reference', _ref: to, _weak: true, _strengthenOnPublish: { type: here.type } },
    })
    await succeeded(act([publish(ids)]))
    expect((await document(ids.publishedId))?.to).toEqual({ _type: 'reference', _ref: to })
  })

  test('leaves other weak references weak', async () => {
    const to = { _type: 'reference', _ref: here.id(), _weak: true }
    const ids = await written(null, { to })
    await succeeded(act([publish(ids)]))
    expect((await document(ids.publishedId))?.to).toEqual(to)
  })

  assumed('protocol 3.2', 'leaves weak what is to stay so when published', async () => {
    const { publishedId: to } = await written({})
    const ids = await written(null, {
      to: { _ref: to, _weak: true, _strengthenOnPublish: { type: here.type, weak: true } },
    })
    await succeeded(act([publish(ids)]))
    expect((await document(ids.publishedId))?.to).toEqual({ _ref: to, _weak: true })
  })

  test('is refused while a strengthened reference leads to nothing published', async () => {
    const { publishedId: to } = await written(null, {})
    const ids = await written(null, {
      to: { _ref: to, _weak: true, _strengthenOnPublish: { type: here.type } },
    })
    const { status, item } = await refusal(act([publish(ids)]))
    expect(status).toBe(409)
    expect(item).toMatchObject({ type: 'documentReferenceDoesNotExistError', referenceID: to })
    expect(await existing(ids.draftId, ids.publishedId)).toEqual([ids.draftId])
  })

  test('of documents that refer to each other succeeds in one request', async () => {
    const [one, two] = [pair(), pair()] as const
    const waiting = (_ref: string) => ({
      _ref,
      _weak: true,
      _strengthenOnPublish: { type: here.type },
    })
    await write(
      { _id: one.draftId, to: waiting(two.publishedId) },
      { _id: two.draftId, to: waiting(one.publishedId) },
    )
    await succeeded(act([publish(one), publish(two)]))
    expect(await document(one.publishedId)).toMatchObject({ to: { _ref: two.publishedId } })
  })

  asRole('contributor')('is refused to a contributor', async () => {
    const ids = await written(null, {})
    const { status, error } = await wholeRefusal(
      act([publish(ids)], { token: target.tokens.contributor }),
    )
    expect(status).toBe(403)
    expect(error).toMatchObject({ type: 'insufficientPermissionsError', permission: 'create' })
    expect(await existing(ids.publishedId, ids.draftId)).toEqual([ids.draftId])
  })
})

describe('document.unpublish', () => {
  const unpublish = (ids: Pair) => ({ type: 'document.unpublish', ...ids })

  test('turns the document into a draft', async () => {
    const ids = await written({ title: 'Old' })
    await succeeded(act([unpublish(ids)]))
    expect(await existing(ids.publishedId, ids.draftId)).toEqual([ids.draftId])
    expect(await document(ids.draftId)).toMatchObject({ title: 'Old' })
  })

  test('keeps a draft that is there', async () => {
    const ids = await written({ title: 'Old' }, { title: 'New' })
    await succeeded(act([unpublish(ids)]))
    expect(await document(ids.draftId)).toMatchObject({ title: 'New' })
  })

  test('is refused while others refer to the document', async () => {
    const ids = await written({})
    const from = here.id()
    await write({ _id: from, to: { _type: 'reference', _ref: ids.publishedId } })
    const { status, item } = await refusal(act([unpublish(ids)]))
    expect(status).toBe(409)
    expect(item).toMatchObject({
      type: 'documentHasExistingReferencesError',
      referencingIDs: [from],
    })
    expect(await existing(ids.publishedId)).toEqual([ids.publishedId])
  })

  assumed('protocol 3.3', 'of what is not published is refused', async () => {
    const ids = await written(null, {})
    await expectNotFound(act([unpublish(ids)]), ids.publishedId)
  })
})
