import { describe, expect, test } from 'vitest'
import { assumed } from '../support/cases.ts'
import { act, refusal, succeeded } from '../support/data.ts'
import { type JsonRecord, request } from '../support/http.ts'
import { expectNotFound } from '../support/not-found.ts'
import { LATER, reaches, release, releasing } from '../support/releasing.ts'
import { target } from '../support/target.ts'

const { here, created, inState } = releasing()

describe('a release', () => {
  const FORBIDDEN: [state: string, action: string, to: string][] = [
    ['active', 'unschedule', 'unscheduling'],
    ['active', 'unarchive', 'unarchiving'],
    ['active', 'delete', 'deleted'],
    ['scheduled', 'archive', 'archiving'],
    ['scheduled', 'unarchive', 'unarchiving'],
    ['scheduled', 'delete', 'deleted'],
    ['archived', 'schedule', 'scheduling'],
    ['archived', 'unschedule', 'unscheduling'],
    ['archived', 'publish', 'publishing'],
    ['archived', 'archive', 'archiving'],
    ['published', 'schedule', 'scheduling'],
    ['published', 'unschedule', 'unscheduling'],
    ['published', 'publish', 'publishing'],
    ['published', 'archive', 'archiving'],
    ['published', 'unarchive', 'unarchiving'],
  ]

  test.each(FORBIDDEN)('that is %s cannot %s', async (state, action, to) => {
    const releaseId = await inState(state)
    const before = await release(releaseId)
    const { status, item } = await refusal(
      act([
        {
          type: `release.${action}`,
          releaseId,
          ...(action === 'schedule' && { publishAt: LATER }),
        },
      ]),
    )
    expect([status, item.type]).toEqual([400, 'validationError'])
    expect(item.description.replaceAll("'", '')).toContain(
      `is not permitted to transition from state ${state} to ${to}`,
    )
    expect(await release(releaseId)).toEqual(before)
  })

  test.each(['archived', 'published'])('that is %s cannot be edited', async (state) => {
    const releaseId = await inState(state)
    const { status } = await refusal(
      act([{ type: 'release.edit', releaseId, patch: { set: { 'metadata.title': 'Late' } } }]),
    )
    expect([400, 409]).toContain(status)
  })

  assumed('protocol 3.5', 'that is scheduled can be published at once', async () => {
    const releaseId = await inState('scheduled')
    await succeeded(act([{ type: 'release.publish', releaseId }]))
    await reaches(releaseId, 'published')
  })

  assumed('protocol 3.5', 'that is scheduled can be renamed', async () => {
    const releaseId = await inState('scheduled')
    const patch = { set: { 'metadata.title': 'Renamed' } }
    await succeeded(act([{ type: 'release.edit', releaseId, patch }]))
    expect(await release(releaseId)).toMatchObject({ metadata: { title: 'Renamed' } })
  })

  const NEEDS_RELEASE: [action: string, fields: JsonRecord][] = [
    ['edit', { patch: { set: { 'metadata.title': 'x' } } }],
    ['schedule', { publishAt: LATER }],
    ['unschedule', {}],
    ['publish', {}],
    ['archive', {}],
    ['unarchive', {}],
    ['delete', {}],
  ]
  for (const [action, fields] of NEEDS_RELEASE) {
    assumed('protocol 3.3', `that does not exist cannot ${action}`, async () => {
      const releaseId = here.releaseId()
      const answer = act([{ type: `release.${action}`, releaseId, ...fields }])
      await expectNotFound(answer, `_.releases.${releaseId}`)
    })
  }

  test.each(['schedule', 'publish', 'archive'])(
    'is left as it is by a dry run of %s',
    async (action) => {
      const releaseId = await created()
      const before = await release(releaseId)
      await succeeded(
        act([{ type: `release.${action}`, releaseId, publishAt: LATER }], {
          body: { dryRun: true, skipCrossDatasetReferenceValidation: true },
        }),
      )
      expect(await release(releaseId)).toEqual(before)
    },
  )

  test('needs an API version that has releases', async () => {
    const answer = await request(`/data/actions/${target.dataset}`, {
      version: '2024-05-23',
      body: {
        actions: [{ actionType: 'sanity.action.release.create', releaseId: here.releaseId() }],
      },
    })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('action index 0: not supported for this API version')
  })

  test('is not shown to anybody without a token', async () => {
    const releaseId = await created()
    const { body } = await request<{ documents: unknown[] }>(
      `/data/doc/${target.dataset}/_.releases.${releaseId}`,
      { token: null },
    )
    expect(body.documents).toEqual([])
  })
})
