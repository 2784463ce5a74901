import { describe, expect, test } from 'vitest'
import { asRole, embeddedOnly } from './support/cases.ts'
import { type JsonRecord, request } from './support/http.ts'
import { space } from './support/space.ts'
import { target } from './support/target.ts'

const here = space()
const PROJECT = `/projects/${target.projectId}`

describe('datasets', () => {
  test('are listed', async () => {
    const { status, body } = await request<JsonRecord[]>(`${PROJECT}/datasets`)
    expect(status).toBe(200)
    expect(body).toContainEqual(
      expect.objectContaining({ name: target.dataset, aclMode: expect.any(String) }),
    )
  })

  test('say what one may do in them', async () => {
    const { status, body } = await request<JsonRecord[]>(
      `${PROJECT}/datasets/${target.dataset}/acl`,
    )
    expect(status).toBe(200)
    for (const grant of body) {
      expect(grant).toMatchObject({ filter: expect.any(String), permissions: expect.any(Array) })
    }
  })

  asRole('viewer')('give a viewer no right to change', async () => {
    const { body } = await request<{ permissions: string[] }[]>(
      `${PROJECT}/datasets/${target.dataset}/acl`,
      { token: target.tokens.viewer },
    )
    const permissions = body.flatMap((grant) => grant.permissions)
    expect(permissions).toContain('read')
    expect(permissions).not.toContain('update')
    expect(permissions).not.toContain('create')
  })

  embeddedOnly('are created once, by an administrator, and serve at once', async () => {
    const name = `ct${here.prefix.slice(3, -1)}`
    const put = (token?: string | null) =>
      request(`${PROJECT}/datasets/${name}`, {
        method: 'PUT',
        body: { aclMode: 'public' },
        ...(token !== undefined && { token }),
      })
    expect((await put(target.tokens.editor)).status).toBe(403)
    expect((await put()).body).toMatchObject({ datasetName: name, aclMode: 'public' })
    expect((await put()).status).toBe(409)
    const { body } = await request(`/data/query/${name}`, { search: { query: 'count(*)' } })
    expect(body.result).toBe(0)
  })

  embeddedOnly.each(['UPPER', 'a b', 'x'.repeat(65), '-a'])('cannot be called %o', async (name) => {
    const { status } = await request(`${PROJECT}/datasets/${encodeURIComponent(name)}`, {
      method: 'PUT',
      body: {},
    })
    expect(status).toBe(400)
  })

  embeddedOnly('that are private answer members, and nobody else', async () => {
    const name = `${here.prefix}private`
    const path = `${PROJECT}/datasets/${name}`
    const put = await request(path, { method: 'PUT', body: { aclMode: 'private' } })
    expect(put.body).toMatchObject({ datasetName: name, aclMode: 'private' })
    const ask = (token: string | null) =>
      request(`/data/query/${name}`, { token, search: { query: 'count(*)' } })
    expect((await ask(null)).status).toBe(401)
    expect((await ask(target.tokens.viewer)).body.result).toBe(0)
    expect((await request(path, { method: 'PATCH', body: { aclMode: 'public' } })).body).toEqual({
      datasetName: name,
      aclMode: 'public',
    })
    expect((await ask(null)).body.result).toBe(0)
    expect((await request(path, { method: 'DELETE' })).body).toEqual({ deleted: true })
    expect((await ask(target.tokens.viewer)).status).toBe(404)
  })

  embeddedOnly('of comments are made on request, and never public', async () => {
    const setup = () =>
      request<{ datasetName: string }>(`/comments/${target.dataset}/setup`, { body: {} })
    const { datasetName } = (await setup()).body
    expect((await setup()).body.datasetName).toBe(datasetName)
    const { body } = await request<JsonRecord[]>(`${PROJECT}/datasets`, {
      search: { datasetProfile: 'comments', addonFor: target.dataset },
    })
    expect(body).toMatchObject([{ name: datasetName, aclMode: 'private' }])
    const asked = await request(`/data/query/${datasetName}`, {
      token: null,
      search: { query: '*' },
    })
    expect(asked.status).toBe(401)
  })
})

describe('dataset aliases', () => {
  const name = here.prefix.slice(0, -1)
  const alias = (method: string, path = name, body: JsonRecord = {}) =>
    request(`/aliases/${path}`, { method, body })

  test('are a list', async () => {
    const { status, body } = await request<JsonRecord[]>('/aliases')
    expect([status, body]).toEqual([200, expect.any(Array)])
  })

  embeddedOnly('are listed, linked or not', async () => {
    await alias('PUT', `${name}-linked`, { datasetName: target.dataset })
    await alias('PUT', `${name}-loose`)
    expect((await request<JsonRecord[]>('/aliases')).body).toEqual(
      expect.arrayContaining([
        { name: `${name}-linked`, datasetName: target.dataset },
        { name: `${name}-loose`, datasetName: null },
      ]),
    )
    await alias('DELETE', `${name}-linked`)
    await alias('DELETE', `${name}-loose`)
  })

  test('are told to nobody without a token', async () => {
    expect([401, 403]).toContain((await request('/aliases', { token: null })).status)
  })

  embeddedOnly('are made, linked, read, unlinked and deleted', async () => {
    const linked = { aliasName: name, datasetName: target.dataset }
    const read = () => request(`/data/query/~${name}`, { search: { query: '1 + 1' } })
    expect((await alias('PUT')).body).toEqual({ aliasName: name, datasetName: null })
    expect((await read()).status).toBe(404)
    expect((await alias('PATCH', name, { datasetName: target.dataset })).body).toEqual(linked)
    expect((await read()).body.result).toBe(2)
    expect((await request<JsonRecord[]>('/aliases')).body).toContainEqual({
      name,
      datasetName: target.dataset,
    })
    expect((await alias('PATCH', `${name}/unlink`)).body).toEqual(linked)
    expect((await alias('DELETE')).body).toEqual({ deleted: true })
    expect((await alias('DELETE')).status).toBe(404)
  })

  embeddedOnly('are for reading only', async () => {
    await alias('PUT', name, { datasetName: target.dataset })
    const { status } = await request(`/data/mutate/~${name}`, { body: { mutations: [] } })
    expect(status).toBe(403)
    await alias('DELETE')
  })
})

describe('copies of datasets', () => {
  const name = `${here.prefix}copy`
  const start = (token = target.tokens.administrator) =>
    request<{ jobId: string }>(`${PROJECT}/datasets/${target.dataset}/copy`, {
      method: 'PUT',
      token,
      body: { targetDataset: name, skipHistory: true },
    })

  embeddedOnly('are made by a job that can be followed', async () => {
    const { body } = await start()
    expect(body).toMatchObject({ datasetName: target.dataset, jobId: expect.any(String) })
    const { jobId } = body
    expect((await start()).status).toBe(409)
    // As the Sanity CLI asks: without a token.
    const followed = await request(`/jobs/${jobId}/listen`, { token: null })
    expect(followed.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(followed.text).toContain('event: welcome\ndata: {"listener_id":')
    expect(followed.text).toContain(
      `event: job\ndata: {"job_id":"${jobId}","state":"completed","progress":100}\n`,
    )
    expect((await request(`/jobs/${jobId}`)).body).toMatchObject({
      id: jobId,
      state: 'completed',
      authors: [expect.any(String)],
      created_at: expect.any(String),
      updated_at: expect.any(String),
    })
    const search = { limit: '1', offset: '0' }
    expect(
      (await request<JsonRecord[]>(`${PROJECT}/datasets/copy`, { search })).body,
    ).toMatchObject([
      { id: jobId, sourceDataset: target.dataset, targetDataset: name, withHistory: false },
    ])
    const read = await request(`/data/query/${name}`, { search: { query: 'count(*) >= 0' } })
    expect(read.body.result).toBe(true)
    expect((await request(`${PROJECT}/datasets/${name}`, { method: 'DELETE' })).status).toBe(200)
  })

  asRole('editor')('are not an editor’s to make', async () => {
    expect([401, 403]).toContain((await start(target.tokens.editor ?? '')).status)
  })

  test('have jobs that are told to nobody without a token, and 404 when there is none', async () => {
    expect([401, 403, 404]).toContain((await request('/jobs/nowhere', { token: null })).status)
    expect((await request('/jobs/nowhere')).status).toBe(404)
  })
})
