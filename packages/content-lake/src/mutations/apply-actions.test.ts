import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AUTHOR, type TemporaryStore, temporaryStore } from '../../test/support/temporary-store.ts'
import type { JsonObject } from '../json.ts'
import { type Action, actionsBody } from './action-request.ts'
import { applyActions } from './apply-actions.ts'
import { applyMutations } from './apply-mutations.ts'
import { mutateBody } from './mutate-request.ts'

let temporary: TemporaryStore

beforeEach(() => {
  temporary = temporaryStore()
})

afterEach(() => {
  temporary.remove()
})

type Short = Action['actionType'] extends `sanity.action.${infer T}` ? T : never

function act(type: Short, fields: JsonObject) {
  return actAll([{ type, ...fields }])
}

function actAll(actions: JsonObject[], options: JsonObject = {}) {
  const request = actionsBody.parse({
    actions: actions.map(({ type, ...fields }) => ({
      actionType: `sanity.action.${type}`,
      ...fields,
    })),
    ...options,
  })
  return applyActions(temporary.store, request, AUTHOR)
}

function write(...mutations: JsonObject[]) {
  return applyMutations(temporary.store, mutateBody.parse({ mutations }), AUTHOR)
}

const get = (id: string) => temporary.store.get(id)
const ids = () =>
  ['p', 'drafts.p', 'versions.r1.p', 'versions.r1.q', 'q'].filter((id) => get(id) !== null)

async function refusal(promise: Promise<unknown>) {
  const sequence = temporary.store.sequence
  const error = await promise.then(
    () => null,
    (reason) => reason,
  )
  expect(temporary.store.sequence).toBe(sequence)
  expect(error?.body?.error?.type).toBe('actionError')
  return { status: error.status, ...error.body.error.items[0] }
}

const published = (fields: JsonObject = {}) =>
  write({ create: { _id: 'p', _type: 'post', title: 'Old', ...fields } })
const draft = (fields: JsonObject = {}) =>
  write({ create: { _id: 'drafts.p', _type: 'post', title: 'New', ...fields } })

describe('a draft', () => {
  const attributes = { _id: 'drafts.p', _type: 'post', title: 'New' }

  test('is created for a document that is neither drafted nor published', async () => {
    const { transactionId } = await act('document.create', { publishedId: 'p', attributes })
    expect(get('drafts.p')).toMatchObject({ ...attributes, _rev: transactionId })
    const again = await refusal(act('document.create', { publishedId: 'p', attributes }))
    expect([again.status, again.error.type]).toEqual([409, 'documentAlreadyExistsError'])
    await act('document.create', { publishedId: 'p', attributes, ifExists: 'ignore' })
    expect(temporary.transactions).toHaveLength(1)
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
    const change = temporary.transactions.at(-1)?.changes
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
    expect([ids(), temporary.store.sequence]).toEqual([[], 0])
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

describe('a version', () => {
  test('is created from a document, or as a copy of another', async () => {
    await published()
    await act('document.version.create', {
      publishedId: 'p',
      baseId: 'p',
      versionId: 'versions.r1.p',
      ifBaseRevisionId: get('p')?._rev ?? '',
    })
    await act('document.version.create', {
      publishedId: 'q',
      document: { _id: 'versions.r1.q', _type: 'post' },
    })
    expect(ids()).toEqual(['p', 'versions.r1.p', 'versions.r1.q'])
    expect(get('versions.r1.p')?.title).toBe('Old')
    const { error } = await refusal(
      act('document.version.create', {
        publishedId: 'q',
        document: { _id: 'versions.r1.q', _type: 'post' },
      }),
    )
    expect(error.type).toBe('documentAlreadyExistsError')
  })

  test('is edited, replaced, published by itself and discarded', async () => {
    await write({ create: { _id: 'versions.r1.p', _type: 'post' } })
    await act('document.edit', {
      draftId: 'versions.r1.p',
      publishedId: 'p',
      patch: { set: { title: 'Edited' } },
    })
    expect(get('versions.r1.p')?.title).toBe('Edited')
    await act('document.version.replace', {
      document: { _id: 'versions.r1.p', _type: 'post', title: 'Replaced' },
    })
    await act('document.publish', { draftId: 'versions.r1.p', publishedId: 'p' })
    expect(get('p')?.title).toBe('Replaced')
    await write({ create: { _id: 'versions.r1.p', _type: 'post' } })
    await act('document.version.discard', { versionId: 'versions.r1.p' })
    expect(ids()).toEqual(['p'])
  })
})

describe('a release', () => {
  const release = () => get('_.releases.r1')

  beforeEach(async () => {
    await act('release.create', { releaseId: 'r1', metadata: { title: 'Spring' } })
  })

  test('begins active and undecided, and is edited in its metadata only', async () => {
    expect(release()).toMatchObject({
      _type: 'system.release',
      name: 'r1',
      state: 'active',
      metadata: { title: 'Spring', releaseType: 'undecided' },
    })
    await act('release.edit', {
      releaseId: 'r1',
      patch: { set: { metadata: { title: 'Summer', releaseType: 'asap' } }, unset: ['metadata.x'] },
    })
    expect(release()?.metadata).toEqual({ title: 'Summer', releaseType: 'asap' })
    const patches: JsonObject[] = [
      { set: { state: 'published' } },
      { set: { 'metadata.releaseType': 'never' } },
      { unset: ['metadata'] },
    ]
    for (const patch of patches) {
      expect((await refusal(act('release.edit', { releaseId: 'r1', patch }))).status).toBe(400)
    }
  })

  test('publishes its versions together, and unpublishes those marked', async () => {
    await published()
    await write({ create: { _id: 'q', _type: 'post' } })
    await act('document.version.create', {
      publishedId: 'p',
      baseId: 'p',
      versionId: 'versions.r1.p',
    })
    await act('document.edit', {
      draftId: 'versions.r1.p',
      publishedId: 'p',
      patch: { set: { title: 'Spring' } },
    })
    await act('document.version.unpublish', { versionId: 'versions.r1.q', publishedId: 'q' })
    await act('release.publish', { releaseId: 'r1' })
    expect(ids()).toEqual(['p'])
    expect(get('p')?.title).toBe('Spring')
    expect(release()).toMatchObject({
      state: 'published',
      finalDocumentStates: [{ id: 'versions.r1.p' }, { id: 'versions.r1.q' }],
    })
    expect(release()?.publishedAt).toBe(get('p')?._updatedAt)
    await act('release.delete', { releaseId: 'r1' })
    expect(release()).toBeNull()
  })

  test('that cannot be published whole is not published at all', async () => {
    await published()
    await write({ create: { _id: 'q', _type: 'post', to: { _ref: 'p' } } })
    await act('document.version.unpublish', { versionId: 'versions.r1.p', publishedId: 'p' })
    const { error } = await refusal(act('release.publish', { releaseId: 'r1' }))
    expect(error.type).toBe('documentHasExistingReferencesError')
    expect([release()?.state, ids()]).toEqual(['active', ['p', 'versions.r1.p', 'q']])
  })

  test('is archived and brought back with its versions', async () => {
    await write({ create: { _id: 'versions.r1.p', _type: 'post', title: 'Kept' } })
    const before = get('versions.r1.p')
    await act('release.archive', { releaseId: 'r1' })
    expect([release()?.state, ids()]).toEqual(['archived', []])
    await act('release.unarchive', { releaseId: 'r1' })
    expect(release()).not.toHaveProperty('finalDocumentStates')
    expect(release()?.state).toBe('active')
    expect(get('versions.r1.p')).toMatchObject({
      title: 'Kept',
      _createdAt: before?._createdAt,
    })
  })

  test('locks its versions while it is scheduled', async () => {
    await write({ create: { _id: 'versions.r1.p', _type: 'post' } })
    await act('release.schedule', { releaseId: 'r1', publishAt: '2999-01-01T00:00:00+02:00' })
    expect(release()).toMatchObject({ state: 'scheduled', publishAt: '2998-12-31T22:00:00.000Z' })
    const edit = { draftId: 'versions.r1.p', publishedId: 'p', patch: { set: { n: 1 } } }
    expect((await refusal(act('document.edit', edit))).error.type).toBe('releaseStateError')
    await refusal(act('document.version.discard', { versionId: 'versions.r1.p' }))
    await act('release.unschedule', { releaseId: 'r1' })
    expect(release()).not.toHaveProperty('publishAt')
    await act('document.edit', edit)
    expect(get('versions.r1.p')?.n).toBe(1)
  })

  test.each(['release.unschedule', 'release.unarchive', 'release.delete'] as const)(
    'does not allow %s while it is active',
    async (type) => {
      const { status, error } = await refusal(act(type, { releaseId: 'r1' }))
      expect([status, error.type]).toEqual([409, 'releaseStateError'])
      expect(error.description).toContain('not permitted to transition from state active')
    },
  )

  test('is imported from an export', async () => {
    const document = {
      _id: '_.releases.r2',
      _type: 'system.release',
      state: 'published',
      metadata: { releaseType: 'asap' },
      _createdAt: '2020-01-01T00:00:00Z',
    }
    await act('release.import', { releaseId: 'r2', document })
    expect(get('_.releases.r2')).toMatchObject({ ...document, name: 'r2' })
    await refusal(act('release.import', { releaseId: 'r2', document }))
    await act('release.import', { releaseId: 'r2', attributes: document, ifExists: 'ignore' })
    await act('release.import', {
      releaseId: 'r2',
      document: { ...document, state: 'archived' },
      ifExists: 'replace',
    })
    expect(get('_.releases.r2')?.state).toBe('archived')
  })
})

describe('a request', () => {
  test('is refused whole by the index of the action at fault', async () => {
    const { index } = await refusal(
      actAll([
        {
          type: 'document.create',
          publishedId: 'p',
          attributes: { _id: 'drafts.p', _type: 'post' },
        },
        { type: 'document.discard', draftId: 'drafts.q' },
      ]),
    )
    expect([index, ids()]).toEqual([1, []])
  })

  test.each([
    ['an unknown action', { actionType: 'sanity.action.document.variant.create' }],
    ['a purge', { actionType: 'sanity.action.document.discard', draftId: 'x', purge: true }],
    ['no object', 'publish'],
  ])('with %s is not understood', (_, action) => {
    const { success, error } = actionsBody.safeParse({ actions: [action] })
    expect(success).toBe(false)
    expect(error?.issues[0]?.message).toMatch(/not supported|must be an object/)
  })
})
