import { describe, expect, test } from 'vitest'
import { asRole, embeddedOnly } from './support/cases.ts'
import { documents, mutate } from './support/data.ts'
import { type JsonRecord, type RequestOptions, request } from './support/http.ts'
import { space } from './support/space.ts'
import { target } from './support/target.ts'

const here = space()
const SCHEDULES = `/schedules/${target.projectId}/${target.dataset}`
const FAR = '2099-01-01T00:00:00.000Z'

interface Schedule extends JsonRecord {
  id: string
  state: string
}

const ask = <Body = Schedule>(path = '', options: RequestOptions = {}) =>
  request<Body>(`${SCHEDULES}${path}`, { version: '2022-09-01', ...options })

/** A draft of a new document; its published id. */
async function draft(fields: JsonRecord = {}): Promise<string> {
  const id = here.id()
  await mutate([{ create: { _id: `drafts.${id}`, _type: here.type, ...fields } }])
  return id
}

/** A schedule of a document as the Studio makes it. */
async function schedule(documentId: string, fields: JsonRecord = {}): Promise<Schedule> {
  const body = { documents: [{ documentId }], executeAt: FAR, name: FAR, ...fields }
  const answer = await ask('', { body })
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  return answer.body
}

const listed = async (search: Record<string, string>) =>
  (await ask<{ schedules: Schedule[] }>('', { search })).body.schedules.map(({ id }) => id)

describe('schedules', () => {
  test('are told to nobody without a token', async () => {
    expect([401, 403]).toContain((await ask('', { token: null })).status)
  })

  embeddedOnly('are made, listed and got', async () => {
    const documentId = await draft()
    const made = await schedule(documentId)
    expect(made).toMatchObject({
      id: expect.any(String),
      projectId: target.projectId,
      dataset: target.dataset,
      action: 'publish',
      author: expect.any(String),
      createdAt: expect.any(String),
      documents: [{ documentId, documentType: here.type }],
      executeAt: FAR,
      name: FAR,
      description: '',
      state: 'scheduled',
      stateReason: '',
    })
    expect((await ask(`/${made.id}`)).body).toEqual(made)
    const other = await schedule(await draft(), { executeAt: null })
    const mine = { documentIds: documentId, state: 'scheduled' }
    expect(await listed(mine)).toEqual([made.id])
    expect(await listed({ ...mine, state: 'succeeded' })).toEqual([])
    expect(await listed({ documentIds: `drafts.${documentId},nowhere` })).toEqual([made.id])
    expect(await listed({ limit: '1' })).toHaveLength(1)
    expect(await listed({})).toEqual(expect.arrayContaining([made.id, other.id]))
  })

  embeddedOnly('run at their times', async () => {
    const documentId = await draft({ title: 'Now' })
    const { id } = await schedule(documentId, { executeAt: new Date().toISOString() })
    await expect.poll(async () => (await ask(`/${id}`)).body.state).toBe('succeeded')
    expect((await ask(`/${id}`)).body.executedAt).toEqual(expect.any(String))
    expect(await documents(documentId, `drafts.${documentId}`)).toEqual([
      expect.objectContaining({ title: 'Now' }),
      null,
    ])
  })

  embeddedOnly('unpublish too', async () => {
    const id = here.id()
    await mutate([{ create: { _id: id, _type: here.type } }])
    const made = await schedule(id, { action: 'unpublish', executeAt: '2020-01-01T00:00:00Z' })
    await expect.poll(async () => (await ask(`/${made.id}`)).body.state).toBe('succeeded')
    const [published, left] = await documents(id, `drafts.${id}`)
    expect([published, left?._type]).toEqual([null, here.type])
  })

  embeddedOnly('are run by hand, one or several', async () => {
    const [one, two] = [await draft(), await draft()]
    const [first, second] = [await schedule(one), await schedule(two, { executeAt: null })]
    const run = (ids: string) => ask(`/${ids}/publish`, { method: 'POST' })
    const { status, body } = await run(`${first.id},${second.id}`)
    expect([status, body]).toEqual([200, { transactionId: expect.any(String) }])
    expect(await documents(one, two)).toEqual([
      expect.objectContaining({ _id: one }),
      expect.objectContaining({ _id: two }),
    ])
    expect((await ask(`/${first.id}`)).body.state).toBe('succeeded')
    expect((await run(first.id)).status).toBe(400)
  })

  embeddedOnly('are changed while they wait, and cancelled for good', async () => {
    const { id } = await schedule(await draft())
    const patch = (body: JsonRecord) => ask(`/${id}`, { method: 'PATCH', body })
    expect(
      (await patch({ executeAt: '2098-06-01T12:00:00+02:00', name: 'Summer' })).body,
    ).toMatchObject({
      executeAt: '2098-06-01T10:00:00.000Z',
      name: 'Summer',
    })
    expect((await patch({ executeAt: null })).body).toMatchObject({
      executeAt: null,
      name: 'Summer',
    })
    expect((await patch({ state: 'cancelled' })).body).toMatchObject({ state: 'cancelled' })
    expect((await patch({ state: 'scheduled' })).status).toBe(400)
    expect((await ask(`/${id}/publish`, { method: 'POST' })).status).toBe(400)
  })

  embeddedOnly('are deleted', async () => {
    const { id } = await schedule(await draft())
    expect((await ask(`/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await ask(`/${id}`)).status).toBe(404)
    expect((await ask(`/${id}`, { method: 'DELETE' })).status).toBe(404)
  })

  embeddedOnly.each<[string, number, JsonRecord]>([
    ['no document', 400, { documents: [] }],
    ['a document that is not there', 404, { documents: [{ documentId: 'nowhere' }] }],
    ['a version', 400, { documents: [{ documentId: 'versions.r1.x' }] }],
    ['no time', 400, { documents: [{ documentId: 'x' }], executeAt: 'soon' }],
    ['nothing to do', 400, { documents: [{ documentId: 'x' }], action: 'archive' }],
  ])('of %s are refused (%i)', async (_, status, body) => {
    expect((await ask('', { body })).status).toBe(status)
  })

  embeddedOnly('that cannot be run say why', async () => {
    const documentId = await draft({
      to: { _ref: 'nobody', _weak: true, _strengthenOnPublish: { type: 'x' } },
    })
    const made = await schedule(documentId)
    const refused = await ask(`/${made.id}/publish`, { method: 'POST' })
    expect([refused.status, refused.text.includes('nobody')]).toEqual([409, true])
    expect((await ask(`/${made.id}`)).body.state).toBe('scheduled')
    await ask(`/${made.id}`, { method: 'PATCH', body: { executeAt: '2020-01-01T00:00:00Z' } })
    await expect
      .poll(async () => (await ask(`/${made.id}`)).body)
      .toMatchObject({ state: 'cancelled', stateReason: expect.stringContaining('nobody') })
  })

  asRole('contributor')('are not for those who may not publish', async () => {
    const documentId = await draft()
    const token = target.tokens.contributor
    const body = { documents: [{ documentId }], executeAt: FAR }
    expect([403, 404]).toContain((await ask('', { body, token })).status)
  })

  embeddedOnly('are read by a viewer, and changed by none', async () => {
    const { id } = await schedule(await draft())
    const token = target.tokens.viewer
    expect((await ask(`/${id}`, { token })).status).toBe(200)
    for (const [method, path] of [
      ['PATCH', `/${id}`],
      ['DELETE', `/${id}`],
      ['POST', `/${id}/publish`],
    ] as const) {
      expect((await ask(path, { token, method, body: {} })).status).toBe(403)
      const contributor = { token: target.tokens.contributor, method, body: {} }
      expect((await ask(path, contributor)).status).toBe(403)
    }
  })

  embeddedOnly('are those of this project and its datasets', async () => {
    const path = (project: string, dataset: string) => `/schedules/${project}/${dataset}`
    expect((await request(path('other', target.dataset))).status).toBe(404)
    expect((await request(path(target.projectId, 'nowhere'))).status).toBe(404)
  })
})
