import { describe, expect, test } from 'vitest'
import { asRole } from '../support/cases.ts'
import { act, document, existing, refusal, succeeded, wholeRefusal } from '../support/data.ts'
import { drafting } from '../support/drafting.ts'
import { request } from '../support/http.ts'
import { target } from '../support/target.ts'

const { here, pair, written, revision } = drafting()

describe('a request', () => {
  test('of many actions is one transaction, in their order', async () => {
    const ids = pair()
    const { transactionId } = await succeeded(
      act([
        {
          type: 'document.create',
          publishedId: ids.publishedId,
          attributes: { _id: ids.draftId, _type: here.type, n: 1 },
        },
        { type: 'document.edit', ...ids, patch: { inc: { n: 1 } } },
        { type: 'document.publish', ...ids },
      ]),
    )
    expect(await document(ids.publishedId)).toMatchObject({ n: 2, _rev: transactionId })
  })

  test('is carried out whole or not at all, and names the action refused', async () => {
    const [one, two] = [await written(null, {}), pair()]
    const { index } = await refusal(
      act([
        { type: 'document.publish', ...one },
        { type: 'document.publish', ...two },
      ]),
    )
    expect(index).toBe(1)
    expect(await existing(one.publishedId, one.draftId)).toEqual([one.draftId])
  })

  test('has the transaction id that it asks for', async () => {
    const ids = await written(null, {})
    const transactionId = `${here.prefix}tx-1`
    expect(await succeeded(act([{ type: 'document.publish', ...ids }], { transactionId }))).toEqual(
      { transactionId },
    )
    expect(await revision(ids.publishedId)).toBe(transactionId)
  })

  test('with a transaction id that was used is refused', async () => {
    const ids = await written(null, {})
    const transactionId = `${here.prefix}tx-2`
    const edit = { type: 'document.edit', ...ids, patch: { set: { n: 1 } } }
    await succeeded(act([edit], { transactionId }))
    expect((await act([edit], { transactionId })).status).toBe(409)
  })

  test('on a dry run answers and changes nothing', async () => {
    const ids = await written(null, {})
    const { transactionId } = await succeeded(
      act([{ type: 'document.publish', ...ids }], { body: { dryRun: true } }),
    )
    expect(transactionId).toEqual(expect.any(String))
    expect(await existing(ids.publishedId, ids.draftId)).toEqual([ids.draftId])
  })

  test('on a dry run is refused as it would be', async () => {
    const answer = act([{ type: 'document.publish', ...pair() }], { body: { dryRun: true } })
    expect((await refusal(answer)).error.type).toBe('actionError')
  })

  test('may leave references to other datasets alone', async () => {
    const ids = await written(null, {})
    await succeeded(
      act([{ type: 'document.publish', ...ids }], {
        body: { skipCrossDatasetReferenceValidation: true },
      }),
    )
  })

  test.each<[string, unknown]>([
    ['of an unknown action', { actions: [{ actionType: 'sanity.action.document.rename' }] }],
    ['without a type', { actions: [{}] }],
    ['of no actions', { actions: [] }],
    ['without actions', {}],
    ['that is no JSON', '{"actions":['],
  ])('%s is refused', async (_, body) => {
    const answer = await request(`/data/actions/${target.dataset}`, { body })
    expect(answer.status).toBe(400)
    expect(answer.body).toHaveProperty('error')
  })

  test('without a token is refused', async () => {
    const { status } = await act([{ type: 'document.publish', ...pair() }], { token: null })
    expect([401, 403]).toContain(status)
  })

  asRole('viewer')('of a viewer is refused', async () => {
    const ids = await written(null, {})
    const { status, error } = await wholeRefusal(
      act([{ type: 'document.publish', ...ids }], { token: target.tokens.viewer }),
    )
    expect([status, error.type]).toEqual([403, 'insufficientPermissionsError'])
  })

  asRole('viewer')('of a viewer is refused in a dry run as the Studio looks for it', async () => {
    const releaseId = here.releaseId()
    const { error } = await wholeRefusal(
      act([{ type: 'release.create', releaseId, metadata: { releaseType: 'undecided' } }], {
        token: target.tokens.viewer,
        body: { dryRun: true },
      }),
    )
    expect(error).toMatchObject({ type: 'insufficientPermissionsError', permission: 'create' })
  })
})
