import { describe, expect, test } from 'vitest'
import { asRole, embeddedOnly } from './support/cases.ts'
import { type JsonRecord, request } from './support/http.ts'
import { target } from './support/target.ts'

const HOOKS = `/hooks/projects/${target.projectId}`

describe('webhooks', () => {
  test('are listed', async () => {
    const { status, body } = await request<JsonRecord[]>(HOOKS)
    expect(status).toBe(200)
    for (const hook of body) {
      expect(hook).toMatchObject({ id: expect.any(String), name: expect.any(String) })
    }
  })

  test.each(['', '/nowhere', '/nowhere/messages', '/nowhere/attempts', '/attempts/nowhere'])(
    'are told to nobody without a token (%o)',
    async (path) => {
      expect([401, 403]).toContain((await request(`${HOOKS}${path}`, { token: null })).status)
    },
  )

  asRole('viewer')('do not tell a viewer what they sent', async () => {
    const { status } = await request(`${HOOKS}/nowhere/messages`, { token: target.tokens.viewer })
    expect([401, 403, 404]).toContain(status)
  })

  test.each(['/nowhere', '/nowhere/messages', '/nowhere/attempts', '/attempts/nowhere'])(
    'that are not there are 404 (%o)',
    async (path) => {
      expect((await request(`${HOOKS}${path}`)).status).toBe(404)
    },
  )

  embeddedOnly('of another project are not there', async () => {
    const { status, body } = await request('/hooks/projects/other')
    expect([status, body.errorCode]).toEqual([404, 'SIO-404-PNF'])
  })

  embeddedOnly.each(['POST', 'DELETE'])('are not changed over the API (%s)', async (method) => {
    const path = method === 'POST' ? HOOKS : `${HOOKS}/nowhere`
    const { status, body } = await request(path, { method, body: {} })
    expect(status).toBe(403)
    expect(body.message).toContain('CONTENT_LAKE_WEBHOOKS')
  })
})
