import { describe, expect, test } from 'vitest'
import { embeddedOnly } from './support/cases.ts'
import { apiUrl, identification, request } from './support/http.ts'
import { target } from './support/target.ts'

const QUERY = `/data/query/${target.dataset}`

describe('an error', () => {
  test('says its status, its name and what is wrong', async () => {
    const { status, headers, body } = await request('/ct-nothing-is-here')
    expect(status).toBe(404)
    expect(headers.get('content-type')).toMatch(/^application\/json/)
    expect(body).toMatchObject({
      statusCode: 404,
      error: 'Not Found',
      message: expect.any(String),
    })
  })

  test.each(['Bearer', 'Bearer sk-none', 'Basic YTpi'])(
    'of a credential that is none (%s) is 401, and no sign to log out',
    async (authorization) => {
      const { status, body } = await request(QUERY, {
        token: null,
        headers: { authorization },
        search: { query: '1' },
      })
      expect(status).toBe(401)
      expect(body).toMatchObject({ statusCode: 401, error: 'Unauthorized' })
      expect(body.errorCode).not.toBe('SIO-401-AEX')
    },
  )

  test.each(['v2', 'v2026-13-01', 'v2026-02-30', 'v26-01-01', 'latest'])(
    'of the API version %s is plain',
    async (version) => {
      const response = await fetch(`${target.apiUrl}/${version}${QUERY}?query=1`, {
        headers: identification(undefined),
      })
      expect([400, 404]).toContain(response.status)
    },
  )

  test('has the origin that asked, so that a page can read it', async () => {
    const origin = 'http://localhost:3333'
    const response = await fetch(apiUrl(QUERY, { search: { query: '*[' } }), {
      headers: { ...identification(undefined), origin },
    })
    expect(response.status).toBe(400)
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
  })

  embeddedOnly('of another project tells the client so', async () => {
    const { status, body } = await request(QUERY, {
      headers: { 'x-sanity-project-id': 'other' },
      search: { query: '1' },
    })
    expect(status).toBe(404)
    expect(body).toMatchObject({ statusCode: 404, errorCode: 'SIO-404-PNF' })
  })

  embeddedOnly('of a URL beyond all bounds is 414', async () => {
    const { status, body } = await request(QUERY, { search: { query: 'a'.repeat(40_000) } })
    expect([status, body.error]).toEqual([414, 'URI Too Long'])
  })

  embeddedOnly('of a body beyond all bounds is 413', async () => {
    const { status, body } = await request(`/data/mutate/${target.dataset}`, {
      body: 'x'.repeat(11 * 1024 * 1024),
    })
    expect([status, body.error]).toEqual([413, 'Payload Too Large'])
  })
})

describe('a browser', () => {
  test('is told what it may send', async () => {
    const response = await fetch(apiUrl(`/data/mutate/${target.dataset}`), {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:3333',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-sanity-app',
      },
    })
    expect([200, 204]).toContain(response.status)
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3333')
    expect(response.headers.get('access-control-allow-methods')).toContain('POST')
    expect(response.headers.get('access-control-allow-headers')?.toLowerCase()).toContain(
      'authorization',
    )
  })

  test('asks whether its origin is known', async () => {
    const { status, body } = await request('/check/cors', {
      headers: { origin: 'http://localhost:3333' },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      result: { allowed: expect.any(Boolean), withCredentials: expect.any(Boolean) },
    })
  })

  embeddedOnly('of an origin that is not known may not write', async () => {
    const { status } = await request(`/data/mutate/${target.dataset}`, {
      headers: { origin: 'https://evil.example' },
      body: { mutations: [] },
    })
    expect(status).toBe(403)
  })
})
