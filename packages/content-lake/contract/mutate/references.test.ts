import { describe, expect, test } from 'vitest'
import { assumed } from '../support/cases.ts'
import { document, existing, mutate, refusal, succeeded } from '../support/data.ts'
import type { Json, JsonRecord } from '../support/http.ts'
import { space } from '../support/space.ts'

const here = space()
const post = (fields: JsonRecord = {}) => ({ _id: here.id(), _type: here.type, ...fields })
const reference = (_ref: string, more: JsonRecord = {}) => ({ _type: 'reference', _ref, ...more })
const create = (...documents: JsonRecord[]) =>
  succeeded(mutate(documents.map((document) => ({ create: document }))))

describe('a strong reference', () => {
  test('to a document that is there is stored', async () => {
    const to = post()
    const from = post({ to: reference(to._id) })
    await create(to)
    await create(from)
    expect(await document(from._id)).toMatchObject({ to: { _ref: to._id } })
  })

  test('to nothing is refused', async () => {
    const nobody = here.id()
    const from = post({ to: reference(nobody) })
    const { status, error, item, index } = await refusal(mutate([{ create: from }]))
    expect([status, error.type, index]).toEqual([409, 'mutationError', 0])
    expect(item).toEqual({
      type: 'documentReferenceDoesNotExistError',
      description: `Document "${from._id}" references non-existent document "${nobody}"`,
      id: from._id,
      referenceID: nobody,
    })
  })

  test.each<[string, (to: JsonRecord) => Json]>([
    ['in a list', (to) => [{ _key: 'a', ...to }]],
    ['deep inside', (to) => ({ a: { b: [{ _key: 'c', d: to }] } })],
    ['without a type', ({ _ref = '' }) => ({ _ref })],
    ['with _weak: false', (to) => ({ ...to, _weak: false })],
  ])('%s is one too', async (_, value) => {
    const from = post({ value: value(reference(here.id())) })
    expect((await refusal(mutate([{ create: from }]))).status).toBe(409)
  })

  test('from a draft is one too', async () => {
    const draft = { ...post({ to: reference(here.id()) }), _id: `drafts.${here.id()}` }
    const { item } = await refusal(mutate([{ create: draft }]))
    expect(item).toMatchObject({ type: 'documentReferenceDoesNotExistError', id: draft._id })
  })

  test('to a document of which there is only a draft leads nowhere', async () => {
    const id = here.id()
    await create({ _id: `drafts.${id}`, _type: here.type })
    const { item } = await refusal(mutate([{ create: post({ to: reference(id) }) }]))
    expect(item).toMatchObject({ type: 'documentReferenceDoesNotExistError', referenceID: id })
  })

  test('may be written before what it leads to, in one transaction', async () => {
    const to = post()
    const from = post({ to: reference(to._id) })
    await create(from, to)
    expect(await existing(from._id, to._id)).toEqual([from._id, to._id])
  })

  test('may lead in a circle', async () => {
    const [a, b] = [here.id(), here.id()] as const
    await create(
      { _id: a, _type: here.type, to: reference(b) },
      { _id: b, _type: here.type, to: reference(a) },
    )
    expect(await existing(a, b)).toEqual([a, b])
  })

  test('may lead to the document itself', async () => {
    const id = here.id()
    await create({ _id: id, _type: here.type, to: reference(id) })
    await succeeded(mutate([{ delete: { id } }]))
  })

  test('set by a patch is looked at', async () => {
    const from = post()
    await create(from)
    const { item } = await refusal(
      mutate([{ patch: { id: from._id, set: { to: reference(here.id()) } } }]),
    )
    expect(item.type).toBe('documentReferenceDoesNotExistError')
    expect(await document(from._id)).not.toHaveProperty('to')
  })

  test('made strong by a patch is looked at', async () => {
    const from = post({ to: reference(here.id(), { _weak: true }) })
    await create(from)
    const { item } = await refusal(mutate([{ patch: { id: from._id, unset: ['to._weak'] } }]))
    expect(item.type).toBe('documentReferenceDoesNotExistError')
  })
})

describe('a reference that is not looked at', () => {
  test('is weak', async () => {
    const from = post({ to: reference(here.id(), { _weak: true }) })
    await create(from)
    expect(await document(from._id)).toMatchObject({ to: { _weak: true } })
  })

  test('waits to be strengthened', async () => {
    const strengthen = { _weak: true, _strengthenOnPublish: { type: here.type } }
    const from = post({ to: reference(here.id(), strengthen) })
    await create(from)
    expect(await document(from._id)).toMatchObject({ to: strengthen })
  })

  test('leads to another dataset, and is weak', async () => {
    const to = {
      _type: 'crossDatasetReference',
      _ref: here.id(),
      _dataset: 'elsewhere',
      _projectId: 'elsewhere',
      _weak: true,
    }
    const from = post({ to })
    await create(from)
    expect(await document(from._id)).toMatchObject({ to })
  })

  assumed('protocol 3.2', 'leads to another dataset', async () => {
    const to = { _ref: here.id(), _dataset: 'elsewhere', _projectId: 'elsewhere' }
    await succeeded(
      mutate([{ create: post({ to }) }], {
        search: { skipCrossDatasetReferenceValidation: 'true' },
      }),
    )
  })

  test('leads to a global document, and is weak', async () => {
    const to = { _type: 'globalDocumentReference', _ref: 'dataset:a.b:c', _weak: true }
    await create(post({ to }))
  })
})

describe('a document that others refer to', () => {
  test('strongly cannot be deleted', async () => {
    const to = post()
    const from = post({ to: reference(to._id) })
    await create(to, from)
    const { status, item } = await refusal(mutate([{ delete: { id: to._id } }]))
    expect(status).toBe(409)
    expect(item).toEqual({
      type: 'documentHasExistingReferencesError',
      description: `Document "${to._id}" cannot be deleted as there are references to it from "${from._id}"`,
      id: to._id,
      referencingIDs: [from._id],
    })
    expect(await existing(to._id)).toEqual([to._id])
  })

  test('from a draft cannot be deleted', async () => {
    const to = post()
    const draft = `drafts.${here.id()}`
    await create(to, { _id: draft, _type: here.type, to: reference(to._id) })
    const { item } = await refusal(mutate([{ delete: { id: to._id } }]))
    expect(item.referencingIDs).toEqual([draft])
  })

  test('is told all that refer to it', async () => {
    const to = post()
    const from = [post({ to: reference(to._id) }), post({ to: reference(to._id) })]
    await create(to, ...from)
    const { item } = await refusal(mutate([{ delete: { id: to._id } }]))
    expect((item.referencingIDs as string[]).toSorted()).toEqual(
      from.map(({ _id }) => _id).toSorted(),
    )
  })

  test('weakly can be deleted', async () => {
    const to = post()
    await create(to, post({ to: reference(to._id, { _weak: true }) }))
    await succeeded(mutate([{ delete: { id: to._id } }]))
    expect(await existing(to._id)).toEqual([])
  })

  test('can be deleted together with them, in either order', async () => {
    const [one, two] = [post(), post()] as const
    const [toOne, toTwo] = [post({ to: reference(one._id) }), post({ to: reference(two._id) })]
    await create(one, two, toOne as JsonRecord, toTwo as JsonRecord)
    const ids = [one._id, toOne?._id, toTwo?._id, two._id] as string[]
    await succeeded(mutate(ids.map((id) => ({ delete: { id } }))))
    expect(await existing(...ids)).toEqual([])
  })

  test('can be deleted in the transaction that takes the reference away', async () => {
    const to = post()
    const from = post({ to: reference(to._id) })
    await create(to, from)
    await succeeded(
      mutate([{ delete: { id: to._id } }, { patch: { id: from._id, unset: ['to'] } }]),
    )
    expect(await existing(to._id, from._id)).toEqual([from._id])
  })

  test('can be deleted and created anew in one transaction', async () => {
    const to = post()
    await create(to, post({ to: reference(to._id) }))
    await succeeded(mutate([{ delete: { id: to._id } }, { create: { ...to, anew: true } }]))
    expect(await document(to._id)).toMatchObject({ anew: true })
  })

  test('keeps its type', async () => {
    const to = post()
    await create(to, post({ to: reference(to._id) }))
    const { status } = await refusal(
      mutate([{ createOrReplace: { _id: to._id, _type: `${here.type}-other` } }]),
    )
    expect(status).toBe(409)
  })

  test('can be replaced by one of its type', async () => {
    const to = post()
    await create(to, post({ to: reference(to._id) }))
    await succeeded(mutate([{ createOrReplace: { ...to, n: 1 } }]))
    expect(await document(to._id)).toMatchObject({ n: 1 })
  })
})
