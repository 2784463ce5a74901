import { describe, expect, test } from 'vitest'
import { asRole } from '../support/cases.ts'
import { act, type Document, existing, mutate, succeeded, wholeRefusal } from '../support/data.ts'
import { drafting } from '../support/drafting.ts'
import { request } from '../support/http.ts'
import { target } from '../support/target.ts'

const { here, write, written } = drafting()
const HISTORY = `/data/history/${target.dataset}`

/** All that the history still holds of a document. */
async function remembered(id: string): Promise<string> {
  const last = await request<{ documents: Document[] }>(`${HISTORY}/documents/${id}`, {
    search: { lastRevision: 'true' },
  })
  const { text } = await request(`${HISTORY}/transactions/${id}`, {
    search: { excludeContent: 'true', effectFormat: 'mendoza' },
  })
  return JSON.stringify(last.body.documents) + text
}

describe('purge', () => {
  test('erases the history of a draft with the draft', async () => {
    const { publishedId, draftId } = await written({ n: 1 }, { secret: 'hush' })
    await succeeded(mutate([{ patch: { id: draftId, set: { secret: 'hush again' } } }]))
    expect(await remembered(draftId)).toContain('hush')
    await succeeded(act([{ type: 'document.version.discard', versionId: draftId, purge: true }]))
    expect(await remembered(draftId)).toBe('[]')
    expect(await remembered(publishedId)).not.toBe('[]')
  })

  test('erases the history of a document and of the drafts deleted with it', async () => {
    const { publishedId, draftId } = await written({ secret: 'hush' }, { secret: 'hush' })
    await succeeded(
      act([{ type: 'document.delete', publishedId, includeDrafts: [draftId], purge: true }]),
    )
    expect(await existing(publishedId, draftId)).toEqual([])
    expect(await remembered(publishedId)).toBe('[]')
    expect(await remembered(draftId)).toBe('[]')
  })

  test('is not done unless it is asked for', async () => {
    const { draftId } = await written(null, { secret: 'hush' })
    await succeeded(act([{ type: 'document.discard', draftId, purge: false }]))
    expect(await remembered(draftId)).toContain('hush')
  })

  test('on a dry run erases nothing', async () => {
    const { draftId } = await written(null, { secret: 'hush' })
    const discard = { type: 'document.discard', draftId, purge: true }
    await succeeded(act([discard], { body: { dryRun: true } }))
    expect(await remembered(draftId)).toContain('hush')
  })

  test('lets a document begin anew', async () => {
    const { draftId } = await written(null, { secret: 'hush' })
    await succeeded(act([{ type: 'document.discard', draftId, purge: true }]))
    await write({ _id: draftId, open: true })
    expect(await remembered(draftId)).not.toContain('hush')
    expect(await remembered(draftId)).toContain('open')
  })

  asRole('viewer')('is refused to a viewer', async () => {
    const { draftId } = await written(null, {})
    const discard = { type: 'document.discard', draftId, purge: true }
    const { status, error } = await wholeRefusal(act([discard], { token: target.tokens.viewer }))
    expect([status, error.type]).toEqual([403, 'insufficientPermissionsError'])
    expect(await existing(draftId)).toEqual([draftId])
  })

  asRole('contributor')('is refused to a contributor beyond drafts', async () => {
    const id = here.id()
    await succeeded(mutate([{ create: { _id: id, _type: 'comment' } }]))
    here.alsoRemove(id)
    const deletion = { type: 'document.delete', publishedId: id, includeDrafts: [], purge: true }
    const { status, error } = await wholeRefusal(
      act([deletion], { token: target.tokens.contributor }),
    )
    expect([status, error.type]).toEqual([403, 'insufficientPermissionsError'])
    expect(await existing(id)).toEqual([id])
  })
})
