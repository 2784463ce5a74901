import { describe, expect, type TestContext, test } from 'vitest'
import { asRole, embeddedOnly } from './support/cases.ts'
import { type JsonRecord, request } from './support/http.ts'
import { target } from './support/target.ts'

const HOOKS = `/hooks/projects/${target.projectId}`

/** What there is; a hosted project that has none is not asked. */
async function listed({ skip }: TestContext): Promise<JsonRecord[]> {
  const { status, body } = await request<JsonRecord[]>(HOOKS)
  expect(status).toBe(200)
  if (target.kind === 'hosted') skip(body.length === 0, 'The project has no webhook')
  expect(body).not.toEqual([])
  return body
}

describe('webhooks', () => {
  test('are listed', async (context) => {
    for (const each of await listed(context)) {
      expect(each).toMatchObject({
        id: expect.any(String),
        name: expect.any(String),
        url: expect.any(String),
      })
    }
  })

  test.each(['', '/nowhere', '/nowhere/messages', '/nowhere/attempts', '/attempts/nowhere'])(
    'are told to nobody without a token (%o)',
    async (path) => {
      expect([401, 403]).toContain((await request(`${HOOKS}${path}`, { token: null })).status)
    },
  )

  for (const role of ['viewer', 'contributor', 'editor'] as const) {
    asRole(role)(`are told to no ${role}, nor what they sent`, async (context) => {
      const [first] = await listed(context)
      for (const path of [
        '',
        `/${first?.id}`,
        `/${first?.id}/messages`,
        `/${first?.id}/attempts`,
      ]) {
        expect((await request(`${HOOKS}${path}`)).status).toBe(200)
        const { status, text } = await request(`${HOOKS}${path}`, { token: target.tokens[role] })
        expect([path, [401, 403].includes(status)]).toEqual([path, true])
        expect(text).not.toContain(String(first?.url))
      }
    })
  }

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
