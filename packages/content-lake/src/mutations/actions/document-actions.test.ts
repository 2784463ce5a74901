import { describe, expect, test } from 'vitest'
import { actingOnAStore } from '../../../test/support/acting.ts'

const { act, actAll, draft, get, ids, published, refusal, temporary, write } = actingOnAStore()

describe('a draft', () => {
  const attributes = { _id: 'drafts.p', _type: 'post', title: 'New' }

  test('is created for a document that is neither drafted nor published', async () => {
    const { transactionId } = await act('document.create', { publishedId: 'p', attributes })
    expect(get('drafts.p')).toMatchObject({ ...attributes, _rev: transactionId })
    const again = await refusal(act('document.create', { publishedId: 'p', attributes }))
    expect([again.status, again.error.type]).toEqual([409, 'documentAlreadyExistsError'])
    await act('document.create', { publishedId: 'p', attributes, ifExists: 'ignore' })
    expect(temporary().transactions).toHaveLength(1)
  })

  test('is not created beside a published document', async () => {
    await published()
    const { error } = await refusal(act('document.create', { publishedId: 'p', attributes }))
    expect(error).toMatchObject({ type: 'documentAlreadyExistsError', id: 'p' })
  })

  test('appears with the first edit, even one that changes nothing', async () => {
    await published({ _createdAt: '2020-01-01T00:00:00Z' })
    await actAll(
      [
        {
          type: 'document.edit',
          draftId: 'drafts.p',
          publishedId: 'p',
          patch: { unset: ['_empty_action_guard_pseudo_field_'] },
        },
      ],
      { transactionId: 'first' },
    )
    expect(get('drafts.p')).toMatchObject({
      title: 'Old',
      _rev: 'first',
      _createdAt: '2020-01-01T00:00:00Z',
    })
    const change = temporary().transactions.at(-1)?.changes
    expect(change).toHaveLength(1)
    expect(change?.[0]?.previous).toBeNull()
    expect(Object.keys(change?.[0]?.mutations[0] ?? {})).toEqual(['create'])
    expect(get('p')?.title).toBe('Old')
  })

  test('of nothing cannot be edited', async () => {
    const patch = { set: { title: 'x' } }
    const { status, error } = await refusal(
      act('document.edit', { draftId: 'drafts.p', publishedId: 'p', patch }),
    )
    expect([status, error.type]).toEqual([409, 'documentNotFoundError'])
  })

  test('is replaced, also in the transaction that creates it', async () => {
    await actAll([
      { type: 'document.create', publishedId: 'p', attributes },
      { type: 'document.replaceDraft', publishedId: 'p', attributes: { ...attributes, n: 1 } },
    ])
    expect(get('drafts.p')).toMatchObject({ n: 1 })
    const { error } = await refusal(
      act('document.replaceDraft', {
        publishedId: 'q',
        attributes: { _id: 'drafts.q', _type: 'post' },
      }),
    )
    expect(error.type).toBe('documentNotFoundError')
  })

  test('is discarded once', async () => {
    await draft()
    await act('document.discard', { draftId: 'drafts.p' })
    expect(ids()).toEqual([])
    const { error } = await refusal(act('document.discard', { draftId: 'drafts.p' }))
    expect(error.type).toBe('documentNotFoundError')
  })

  test.each([
    ['of another document', { draftId: 'drafts.q', publishedId: 'p' }],
    ['that is none', { draftId: 'p', publishedId: 'p' }],
    ['of a draft', { draftId: 'drafts.p', publishedId: 'drafts.p' }],
  ])('%s is refused', async (_, target) => {
    await published()
    const { status } = await refusal(act('document.edit', { ...target, patch: { set: { n: 1 } } }))
    expect(status).toBe(400)
  })

  test('is not written on a dry run', async () => {
    await actAll([{ type: 'document.create', publishedId: 'p', attributes }], { dryRun: true })
    expect([ids(), temporary().store.sequence]).toEqual([[], 0])
  })
})

describe('publishing', () => {
  test('makes the draft the published document and keeps its birthday', async () => {
    await published({ _createdAt: '2020-01-01T00:00:00Z', gone: true })
    await draft({ _createdAt: '2021-01-01T00:00:00Z', _system: { base: { rev: 'x' } } })
    const { transactionId } = await act('document.publish', {
      draftId: 'drafts.p',
      publishedId: 'p',
    })
    expect(ids()).toEqual(['p'])
    expect(get('p')).toMatchObject({ title: 'New', _createdAt: '2020-01-01T00:00:00Z' })
    expect(get('p')).not.toHaveProperty('gone')
    expect(get('p')).not.toHaveProperty('_system')
    expect(get('p')?._rev).toBe(transactionId)
  })

  test('strengthens references that waited for it', async () => {
    await write({ create: { _id: 'q', _type: 'product' } })
    await draft({
      to: { _ref: 'q', _weak: true, _strengthenOnPublish: { type: 'product' } },
      list: [
        { _key: 'w', _ref: 'q', _weak: true, _strengthenOnPublish: { type: 'x', weak: true } },
        { _key: 's', _ref: 'nobody', _weak: true },
      ],
    })
    await act('document.publish', { draftId: 'drafts.p', publishedId: 'p' })
    expect(get('p')).toMatchObject({
      to: { _ref: 'q' },
      list: [
        { _key: 'w', _ref: 'q', _weak: true },
        { _key: 's', _ref: 'nobody', _weak: true },
      ],
    })
    expect(JSON.stringify(get('p'))).not.toContain('_strengthenOnPublish')
    expect(get('p')?.to).toEqual({ _ref: 'q' })
  })

  test('is refused while a strengthened reference leads to nothing published', async () => {
    await draft({ to: { _ref: 'q', _weak: true, _strengthenOnPublish: { type: 'product' } } })
    const { error } = await refusal(
      act('document.publish', { draftId: 'drafts.p', publishedId: 'p' }),
    )
    expect(error).toMatchObject({
      type: 'documentReferenceDoesNotExistError',
      id: 'p',
      referenceID: 'q',
    })
    expect(ids()).toEqual(['drafts.p'])
  })

  test.each(['ifDraftRevisionId', 'ifPublishedRevisionId'])('checks %s', async (field) => {
    await published()
    await draft()
    const target = { draftId: 'drafts.p', publishedId: 'p' }
    const { status, error } = await refusal(
      act('document.publish', { ...target, [field]: 'other' }),
    )
    expect([status, error.type]).toEqual([409, 'documentRevisionIDDoesNotMatchError'])
    const id = field === 'ifDraftRevisionId' ? 'drafts.p' : 'p'
    await act('document.publish', { ...target, [field]: get(id)?._rev ?? '' })
    expect(ids()).toEqual(['p'])
  })

  test('needs a draft', async () => {
    await published()
    const { error } = await refusal(
      act('document.publish', { draftId: 'drafts.p', publishedId: 'p' }),
    )
    expect(error.type).toBe('documentNotFoundError')
  })
})

describe('unpublishing', () => {
  const target = { draftId: 'drafts.p', publishedId: 'p' }

  test('turns the document into a draft', async () => {
    await published()
    await act('document.unpublish', target)
    expect(ids()).toEqual(['drafts.p'])
    expect(get('drafts.p')?.title).toBe('Old')
  })

  test('keeps a draft that is there', async () => {
    await published()
    await draft()
    await act('document.unpublish', target)
    expect(get('drafts.p')?.title).toBe('New')
  })

  test('is refused while others point to the document', async () => {
    await published()
    await write({ create: { _id: 'q', _type: 'post', to: { _ref: 'p' } } })
    const { error } = await refusal(act('document.unpublish', target))
    expect(error).toMatchObject({
      type: 'documentHasExistingReferencesError',
      referencingIDs: ['q'],
    })
  })
})

describe('deleting', () => {
  test('takes the drafts and versions named along', async () => {
    await published()
    await draft()
    await write({ create: { _id: 'versions.r1.p', _type: 'post' } })
    await act('document.delete', {
      publishedId: 'p',
      includeDrafts: ['drafts.p', 'versions.r1.p'],
    })
    expect(ids()).toEqual([])
  })

  test('leaves no draft behind', async () => {
    await published()
    await draft()
    await refusal(act('document.delete', { publishedId: 'p', includeDrafts: [] }))
    expect(ids()).toEqual(['p', 'drafts.p'])
  })
})
