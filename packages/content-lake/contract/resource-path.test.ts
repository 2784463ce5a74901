import { describe, expect } from 'vitest'
import { assumed, embeddedOnly } from './support/cases.ts'
import { document, type MutateBody, mutate, succeeded } from './support/data.ts'
import { openStream } from './support/events.ts'
import { type Json, request } from './support/http.ts'
import { space } from './support/space.ts'
import { target } from './support/target.ts'

const here = space()
const SOURCE = 'the client, resource configuration'
const RESOURCE = `/projects/${target.projectId}/datasets/${target.dataset}`
/** What the client speaks when it is configured with a resource. */
const version = 'X'

const written = async () => {
  const _id = here.id()
  await succeeded(mutate([{ create: { _id, _type: here.type } }]))
  return _id
}

describe('by the path of a resource', () => {
  assumed(SOURCE, 'one queries, by GET and by POST', async () => {
    const query = '1 + $n'
    const ask = (options: object) =>
      request<{ result: Json }>(`${RESOURCE}/query`, { version, ...options })
    const got = await ask({ search: { query, $n: '1' } })
    expect([got.status, got.body.result]).toEqual([200, 2])
    const posted = await ask({ body: { query, params: { n: 2 } } })
    expect([posted.status, posted.body.result]).toEqual([200, 3])
  })

  assumed(SOURCE, 'one reads documents', async () => {
    const id = await written()
    const { status, body } = await request(`${RESOURCE}/doc/${id}`, { version })
    expect([status, body.documents]).toEqual([200, [expect.objectContaining({ _id: id })]])
  })

  assumed(SOURCE, 'one writes', async () => {
    const id = here.id()
    const { status, body } = await request<MutateBody>(`${RESOURCE}/mutate`, {
      version,
      search: { returnIds: 'true' },
      body: { mutations: [{ create: { _id: id, _type: here.type } }] },
    })
    expect([status, body.results]).toEqual([200, [{ id, operation: 'create' }]])
    expect(await document(id)).toMatchObject({ _rev: body.transactionId })
  })

  assumed(SOURCE, 'one listens', async () => {
    const query = `*[_type == "${here.type}"]`
    const stream = await openStream(`${RESOURCE}/listen`, { version, search: { query } })
    expect((await stream.first(1))[0]?.event).toBe('welcome')
    const id = await written()
    await stream.find(({ data }) => data.documentId === id)
  })

  assumed(SOURCE, 'one follows live events', async () => {
    const stream = await openStream(`${RESOURCE}/live/events`, { version, token: null })
    expect((await stream.first(1))[0]?.event).toBe('welcome')
  })

  assumed(SOURCE, 'nobody without a token writes', async () => {
    const { status } = await request(`${RESOURCE}/mutate`, {
      version,
      token: null,
      body: { mutations: [{ create: { _id: here.id(), _type: here.type } }] },
    })
    expect([401, 403]).toContain(status)
  })

  assumed(SOURCE, 'a dataset that does not exist is 404', async () => {
    const path = `/projects/${target.projectId}/datasets/ct-nowhere/query`
    expect((await request(path, { version, search: { query: '1' } })).status).toBe(404)
  })
})

describe('a project that is not served', () => {
  const foreign = `/projects/zz/datasets/${target.dataset}`
  const notFound = { status: 404, body: { statusCode: 404, errorCode: 'SIO-404-PNF' } }

  embeddedOnly.each<[string, object]>([
    ['query', { search: { query: '1' } }],
    ['doc/any', {}],
    ['mutate', { body: { mutations: [] } }],
    ['actions', { body: { actions: [] } }],
    ['listen', { search: { query: '*' } }],
    ['live/events', {}],
    ['export', {}],
  ])('is 404 by the path of its resource: %s', async (operation, options) => {
    expect(await request(`${foreign}/${operation}`, options)).toMatchObject(notFound)
  })

  embeddedOnly('is 404 by a path that begins with two slashes, as some tools ask', async () => {
    const ask = (project: string) =>
      fetch(`${target.apiUrl}//v1/projects/${project}/datasets/${target.dataset}/query?query=1`)
    expect((await ask('zz')).status).toBe(404)
    expect((await ask(target.projectId)).status).toBe(200)
  })

  embeddedOnly('is 404 by its header', async () => {
    const headers = { 'x-sanity-project-id': 'zz' }
    const path = `/data/query/${target.dataset}`
    expect(await request(path, { headers, search: { query: '1' } })).toMatchObject(notFound)
  })
})
