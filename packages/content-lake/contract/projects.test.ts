import { describe, expect, test } from 'vitest'
import { embeddedOnly } from './support/cases.ts'
import { type Json, type JsonRecord, request } from './support/http.ts'
import { space } from './support/space.ts'
import { target } from './support/target.ts'

const here = space()
const PROJECT = `/projects/${target.projectId}`
const RELEASE_LIMITS = `${PROJECT}/new-content-release-allowed`

describe('users', () => {
  test('me is who asks', async () => {
    const { status, body } = await request('/users/me')
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: expect.any(String), name: expect.any(String) })
  })

  embeddedOnly('me has a role, by its name and title', async () => {
    const { body } = await request('/users/me', { token: target.tokens.viewer })
    expect(body).toMatchObject({ role: 'viewer', roles: [{ name: 'viewer', title: 'Viewer' }] })
  })

  test('me is nobody without a token', async () => {
    const { status, body } = await request('/users/me', { token: null })
    expect(status).toBe(200)
    expect(body).toEqual({})
  })

  test('are found by their ids', async () => {
    const { body: me } = await request<{ id: string }>('/users/me')
    const { status, body } = await request(`/users/${me.id}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: me.id, displayName: expect.any(String) })
  })

  embeddedOnly('are found several at once, null for nobody', async () => {
    const { body: me } = await request<{ id: string }>('/users/me')
    const { body } = await request<Json[]>(`/users/${me.id},nobody`)
    expect(body).toEqual([expect.objectContaining({ id: me.id }), null])
  })

  embeddedOnly('that are not there are 404', async () => {
    expect((await request('/users/nobody')).status).toBe(404)
  })
})

describe('groups', () => {
  const ask = (query: string, token?: string | null) =>
    request<{ result: Json }>(`/data/query/${target.dataset}`, {
      search: { query },
      ...(token !== undefined && { token }),
    })

  embeddedOnly('tell who may do what, role by role', async () => {
    const body = { label: 'Grouped', memberships: [{ roleNames: ['contributor'] }] }
    const robots = `/access${PROJECT.replace('projects', 'project')}/robots`
    const { id } = (await request<{ id: string }>(robots, { body })).body
    const { result } = (await ask('*[_type == "system.group"]{_id, members, grants}')).body
    expect(result).toHaveLength(4)
    expect(result).toContainEqual({
      _id: '_.groups.contributor',
      members: expect.arrayContaining([id]),
      grants: expect.arrayContaining([
        expect.objectContaining({ permissions: ['read', 'history'] }),
      ]),
    })
    await request(`${robots}/${id}`, { method: 'DELETE' })
    const members = '*[_type == "system.group" && $id in members][0]._id'
    const after = await request<{ result: Json }>(`/data/query/${target.dataset}`, {
      search: { query: members, $id: JSON.stringify(id) },
    })
    expect(after.body.result).toBeNull()
  })

  embeddedOnly('are counted, sorted and cut like other documents', async () => {
    expect((await ask('count(*[_type == "system.group"])')).body.result).toBe(4)
    const sorted = '*[_type in ["system.group", "none"]] | order(_id desc)[0...2]._id'
    expect((await ask(sorted)).body.result).toEqual(['_.groups.viewer', '_.groups.editor'])
  })

  embeddedOnly('are nothing to whoever is not signed in', async () => {
    expect((await ask('*[_type == "system.group"]', null)).body.result).toEqual([])
  })
})

describe('preferences', () => {
  const key = `studio.${here.prefix}layout`
  const put = (body: unknown) =>
    request<JsonRecord[]>('/users/me/keyvalue', { method: 'PUT', body })

  embeddedOnly('are kept, given back and forgotten', async () => {
    const value = { layout: 'compact', columns: [1, 2] }
    expect((await put([{ key, value }])).body).toEqual([{ key, value }])
    const read = () => request<JsonRecord[]>(`/users/me/keyvalue/${key},${key}missing`)
    expect((await read()).body).toEqual([{ key, value }])
    expect((await request(`/users/me/keyvalue/${key}`, { method: 'DELETE' })).status).toBe(200)
    expect((await read()).body).toEqual([])
  })

  embeddedOnly('are each user’s own', async () => {
    await put([{ key: `${key}own`, value: 1 }])
    const { body } = await request<JsonRecord[]>(`/users/me/keyvalue/${key}own`, {
      token: target.tokens.editor,
    })
    expect(body).toEqual([])
  })

  embeddedOnly.each<[string, unknown]>([
    ['a comma in the key', [{ key: 'a,b', value: 1 }]],
    ['no key', [{ value: 1 }]],
    ['nothing', []],
    ['half of a JSON text', '[{'],
    ['an endless value', [{ key: 'big', value: 'x'.repeat(70_000) }]],
  ])('of %s are refused', async (_, body) => {
    expect((await put(body)).status).toBe(400)
  })
})

describe('the project', () => {
  test('has a name, an age and members', async () => {
    const { status, body } = await request(PROJECT)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: target.projectId,
      displayName: expect.any(String),
      createdAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
      members: expect.any(Array),
    })
  })

  test('is shown to nobody without a token', async () => {
    expect([401, 403, 404]).toContain((await request(PROJECT, { token: null })).status)
  })

  test('has grants', async () => {
    expect((await request(`${PROJECT}/grants`)).status).toBe(200)
  })

  embeddedOnly('has features that the Studio may show', async () => {
    const { body } = await request<string[]>('/features')
    expect(body).toEqual(expect.arrayContaining(['contentReleases', 'studioComments']))
  })

  embeddedOnly('has no limit of releases', async () => {
    const { status, body } = await request<{ data: JsonRecord }>(RELEASE_LIMITS)
    expect(status).toBe(200)
    expect(body.data).toMatchObject({
      orgActiveReleaseCount: expect.any(Number),
      orgMeteredActiveReleaseCount: expect.any(Number),
      orgActiveReleaseLimit: null,
    })
    // The Studio holds the count of releases against it, and takes null for zero.
    expect(body.data.datasetReleaseLimit).toBeGreaterThan(1_000_000)
  })

  embeddedOnly('is on no plan, which is told to members', async () => {
    const path = `/subscriptions/project/${target.projectId}`
    expect(await request(path)).toMatchObject({ status: 200, body: null })
    expect((await request(path, { token: null })).status).toBe(401)
  })

  embeddedOnly('tells nobody without a token of its releases', async () => {
    expect((await request(RELEASE_LIMITS, { token: null })).status).toBe(401)
  })

  embeddedOnly('is one only', async () => {
    const { status, body } = await request('/projects/other')
    expect([status, body.errorCode]).toEqual([404, 'SIO-404-PNF'])
  })
})

describe('small requests', () => {
  test('ping the dataset', async () => {
    const { status, headers } = await request(`/data/ping/${target.dataset}`)
    expect(status).toBe(200)
    expect(headers.get('x-sanity-shard')).toEqual(expect.any(String))
  })

  test('list where one signs in', async () => {
    const { status, body } = await request('/auth/providers', { token: null })
    expect(status).toBe(200)
    expect(body).toMatchObject({ providers: expect.any(Array) })
  })

  embeddedOnly.each(['asset-limit', 'comments', 'trial?studioVersion=6.13.2'])(
    'for what hosted Sanity offers (%s) are answered with nothing',
    async (offer) => {
      const { status, body } = await request<Json>(`/journey/${offer}`)
      expect([status, body]).toEqual([200, null])
    },
  )

  embeddedOnly(
    'for telemetry are denied, and what is sent all the same is taken by nobody',
    async () => {
      expect((await request('/intake/telemetry-status')).body).toEqual({ status: 'denied' })
      const { status } = await request('/intake/batch', { body: { batch: [] } })
      expect(status).toBe(204)
    },
  )

  embeddedOnly.each(['/journey', '/geoip/country'])(
    'for what is not served (%s) are a plain 404',
    async (path) => {
      const { status, body } = await request(path)
      expect(status).toBe(404)
      expect(body).toMatchObject({ statusCode: 404, error: 'Not Found' })
      expect(body).not.toHaveProperty('errorCode')
    },
  )
})
