import { describe, expect, test } from 'vitest'
import { assumed } from '../support/cases.ts'
import { act, document, existing, refusal, succeeded } from '../support/data.ts'
import { drafting, type Pair } from '../support/drafting.ts'
import type { JsonRecord } from '../support/http.ts'
import { expectNotFound } from '../support/not-found.ts'

const { here, pair, write, written } = drafting()

describe('document.create', () => {
  const creation = ({ publishedId, draftId }: Pair, more: JsonRecord = {}) => ({
    type: 'document.create',
    publishedId,
    attributes: { _id: draftId, _type: here.type, title: 'New' },
    ...more,
  })

  test('creates a draft, whose revision is the transaction', async () => {
    const ids = pair()
    const { transactionId } = await succeeded(act([creation(ids)]))
    expect(await existing(ids.draftId, ids.publishedId)).toEqual([ids.draftId])
    expect(await document(ids.draftId)).toMatchObject({ title: 'New', _rev: transactionId })
  })

  test('creates a version', async () => {
    const ids = pair()
    const _id = `versions.rct.${ids.publishedId}`
    await succeeded(act([creation(ids, { attributes: { _id, _type: here.type } })]))
    expect(await existing(_id, ids.draftId)).toEqual([_id])
  })

  test('is refused when there is a draft', async () => {
    const ids = await written(null, {})
    const { status, error } = await refusal(act([creation(ids)]))
    expect(status).toBe(409)
    expect(error.type).toBe('actionError')
  })

  test('is refused when there is a published document', async () => {
    const ids = await written({})
    expect((await refusal(act([creation(ids)]))).status).toBe(409)
    expect(await existing(ids.draftId)).toEqual([])
  })

  assumed('protocol 3.3', 'names what is there', async () => {
    const ids = await written({})
    const { item, index } = await refusal(act([creation(ids)]))
    expect([item.type, index]).toEqual(['documentAlreadyExistsError', 0])
    expect(item.id).toBe(ids.publishedId)
  })

  test('leaves a draft that is there as it is with ifExists: ignore', async () => {
    const ids = await written(null, { title: 'Old' })
    await succeeded(act([creation(ids, { ifExists: 'ignore' })]))
    expect(await document(ids.draftId)).toMatchObject({ title: 'Old' })
  })

  test.each<[string, JsonRecord]>([
    ['of another document', { attributes: { _id: 'drafts.ct-other', _type: 'ct' } }],
    ['that is no draft', { attributes: { _id: 'ct-plain', _type: 'ct' } }],
    ['without an id', { attributes: { _type: 'ct' } }],
    ['without a type', { attributes: { _id: 'drafts.ct-x' }, publishedId: 'ct-x' }],
    ['without attributes', { attributes: null }],
    ['that ifExists does not know', { ifExists: 'replace' }],
  ])('refuses a draft %s', async (_, fields) => {
    expect((await act([creation(pair(), fields)])).status).toBe(400)
  })
})

describe('document.edit', () => {
  const edit = (ids: Pair, patch: JsonRecord, more: JsonRecord = {}) => ({
    type: 'document.edit',
    ...ids,
    patch,
    ...more,
  })

  test('patches a draft', async () => {
    const ids = await written(null, { n: 1 })
    const { transactionId } = await succeeded(act([edit(ids, { inc: { n: 1 } })]))
    expect(await document(ids.draftId)).toMatchObject({ n: 2, _rev: transactionId })
  })

  test('makes the draft that is missing from the published document', async () => {
    const ids = await written({ title: 'Old', n: 1 })
    await succeeded(act([edit(ids, { set: { title: 'New' } })]))
    expect(await document(ids.draftId)).toMatchObject({ title: 'New', n: 1 })
    expect(await document(ids.publishedId)).toMatchObject({ title: 'Old' })
  })

  test('that changes nothing makes that draft too', async () => {
    const ids = await written({ title: 'Old' })
    const { transactionId } = await succeeded(
      act([edit(ids, { unset: ['_empty_action_guard_pseudo_field_'] })]),
    )
    expect(await document(ids.draftId)).toMatchObject({ title: 'Old', _rev: transactionId })
  })

  test('patches a version', async () => {
    const { publishedId } = pair()
    const draftId = `versions.rct.${publishedId}`
    await write({ _id: draftId, n: 1 })
    await succeeded(act([edit({ publishedId, draftId }, { inc: { n: 1 } })]))
    expect(await document(draftId)).toMatchObject({ n: 2 })
  })

  test.each<[string, JsonRecord]>([
    ['insert', { insert: { after: 'l[-1]', items: [2] } }],
    ['unset', { unset: ['l[0]'] }],
    ['setIfMissing', { setIfMissing: { 'a.b': 1 } }],
    ['diffMatchPatch', { diffMatchPatch: { t: '@@ -1,2 +1,3 @@\n ab\n+c\n' } }],
  ])('takes %s', async (_, patch) => {
    const ids = await written(null, { l: [1], t: 'ab' })
    await succeeded(act([edit(ids, patch)]))
  })

  assumed('protocol 3.3', 'of nothing is refused', async () => {
    const ids = pair()
    await expectNotFound(act([edit(ids, { set: { n: 1 } })]), ids.draftId)
  })

  test.each<[string, (ids: Pair) => JsonRecord]>([
    ['the draft of another document', () => ({ draftId: 'drafts.ct-other' })],
    ['no draft', ({ publishedId }) => ({ draftId: publishedId })],
    ['the draft of a draft', ({ draftId }) => ({ publishedId: draftId })],
  ])('of %s is refused', async (_, fields) => {
    const ids = await written({}, {})
    expect((await act([edit(ids, { set: { n: 1 } }, fields(ids))])).status).toBe(400)
  })

  test('gives objects in lists their keys', async () => {
    const ids = await written(null, { l: [] })
    await succeeded(act([edit(ids, { insert: { after: 'l[-1]', items: [{ v: 1 }] } })]))
    expect(await document(ids.draftId)).toMatchObject({
      l: [{ _key: expect.stringMatching(/^\w{8,}$/), v: 1 }],
    })
  })
})

describe('document.replaceDraft', () => {
  const replacement = (ids: Pair, attributes: JsonRecord) => ({
    type: 'document.replaceDraft',
    publishedId: ids.publishedId,
    attributes: { _id: ids.draftId, _type: here.type, ...attributes },
  })

  test('leaves nothing of the draft that was there', async () => {
    const ids = await written(null, { old: 1 })
    await succeeded(act([replacement(ids, { n: 2 })]))
    const draft = await document(ids.draftId)
    expect(draft).toMatchObject({ n: 2 })
    expect(draft).not.toHaveProperty('old')
  })

  test('drafts a published document', async () => {
    const ids = await written({ n: 1 })
    await succeeded(act([replacement(ids, { n: 2 })]))
    expect(await document(ids.draftId)).toMatchObject({ n: 2 })
    expect(await document(ids.publishedId)).toMatchObject({ n: 1 })
  })

  assumed('protocol 3.3', 'of nothing is refused', async () => {
    const ids = pair()
    await expectNotFound(act([replacement(ids, {})]), ids.draftId)
  })
})

describe('document.discard', () => {
  test('deletes a draft and leaves the published document', async () => {
    const ids = await written({}, {})
    await succeeded(act([{ type: 'document.discard', draftId: ids.draftId }]))
    expect(await existing(ids.publishedId, ids.draftId)).toEqual([ids.publishedId])
  })

  assumed('protocol 3.3', 'of a draft that is not there is refused', async () => {
    const { draftId } = pair()
    await expectNotFound(act([{ type: 'document.discard', draftId }]), draftId)
  })

  test('of a published document is refused', async () => {
    const { publishedId } = await written({})
    expect((await act([{ type: 'document.discard', draftId: publishedId }])).status).toBe(400)
    expect(await existing(publishedId)).toEqual([publishedId])
  })
})

describe('document.delete', () => {
  const deletion = (publishedId: string, ...includeDrafts: string[]) => ({
    type: 'document.delete',
    publishedId,
    includeDrafts,
  })

  test('takes the drafts and versions that it names along', async () => {
    const ids = await written({}, {})
    const versionId = `versions.rct.${ids.publishedId}`
    await write({ _id: versionId })
    await succeeded(act([deletion(ids.publishedId, ids.draftId, versionId)]))
    expect(await existing(ids.publishedId, ids.draftId, versionId)).toEqual([])
  })

  test('leaves no draft behind', async () => {
    const ids = await written({}, {})
    expect((await act([deletion(ids.publishedId)])).status).toBeGreaterThanOrEqual(400)
    expect(await existing(ids.publishedId, ids.draftId)).toEqual([ids.publishedId, ids.draftId])
  })

  assumed('the Studio lists every version', 'leaves no version behind', async () => {
    const ids = await written({}, {})
    const versionId = `versions.rct.${ids.publishedId}`
    await write({ _id: versionId })
    const answer = await act([deletion(ids.publishedId, ids.draftId)])
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(await existing(ids.publishedId)).toEqual([ids.publishedId])
  })

  assumed('the Studio discards drafts otherwise', 'needs a published document', async () => {
    const ids = await written(null, {})
    const answer = await act([deletion(ids.publishedId, ids.draftId)])
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(await existing(ids.draftId)).toEqual([ids.draftId])
  })

  test('of a draft of another document is refused', async () => {
    const [one, two] = [await written({}, {}), await written({}, {})]
    expect((await act([deletion(one.publishedId, one.draftId, two.draftId)])).status).toBe(400)
    expect(await existing(two.draftId)).toEqual([two.draftId])
  })

  test('is refused while others refer to the document', async () => {
    const ids = await written({})
    await write({ _id: here.id(), to: { _type: 'reference', _ref: ids.publishedId } })
    const { item } = await refusal(act([deletion(ids.publishedId)]))
    expect(item.type).toBe('documentHasExistingReferencesError')
  })

  test('passes over references from its own draft', async () => {
    const ids = await written({})
    await write({ _id: ids.draftId, to: { _type: 'reference', _ref: ids.publishedId } })
    await succeeded(act([deletion(ids.publishedId, ids.draftId)]))
    expect(await existing(ids.publishedId, ids.draftId)).toEqual([])
  })
})
