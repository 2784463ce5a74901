import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { hashPassword } from '../src/access/password-hash.ts'
import { UserStore } from '../src/access/user-store.ts'
import { openLakeDatabase } from '../src/datasets/lake-database.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

const STUDIO = 'http://localhost:3333/structure/post'

/** A GET whose Host and other headers are free to choose, which `fetch` does not allow. */
function get(lake: TestLake, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; location: string | undefined }>((resolve, reject) => {
    request(lake.url + path, { headers }, (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, location: response.headers.location })
    })
      .on('error', reject)
      .end()
  })
}

function signInPath(origin: string, more = ''): string {
  return `/v1/auth/login/local?origin=${encodeURIComponent(origin)}&projectId=vitrine${more}`
}

describe('without a password', () => {
  let lake: TestLake
  beforeAll(async () => {
    lake = await startLake()
  })
  afterAll(() => lake.stop())

  const codeOf = (location: string | undefined) =>
    new URLSearchParams(new URL(location ?? '').hash.slice(1)).get('sid') ?? ''
  const fetchToken = (sid: string, headers: Record<string, string> = {}) =>
    fetch(`${lake.url}/v1/auth/fetch?sid=${sid}`, { headers })

  async function signIn(): Promise<string> {
    const { location } = await get(lake, signInPath(STUDIO))
    const answer = await fetchToken(codeOf(location))
    return z.object({ token: z.string() }).parse(await answer.json()).token
  }

  test('a listed Studio on this machine gets a code, and with it a token that works', async () => {
    const { status, location } = await get(lake, signInPath(STUDIO))
    expect(status).toBe(303)
    const url = new URL(location ?? '')
    expect(url.origin + url.pathname).toBe(STUDIO)
    expect(url.hash).toMatch(/^#sid=.{20,}$/)
    const me = await lake.client({ token: await signIn() }).users.getById('me')
    expect(me).toMatchObject({ name: 'Local editor', role: 'administrator', provider: 'local' })
  })

  test('a code is good once, and nothing is written before it is redeemed', async () => {
    const own = await startLake()
    const { location } = await get(own, signInPath(STUDIO, '&withSid=true'))
    const members = async () => {
      const project = await own.client().projects.getById('vitrine')
      return project.members.filter(({ isRobot }) => !isRobot).length
    }
    expect(await members()).toBe(0)
    const redeem = () => fetch(`${own.url}/v1/auth/fetch?sid=${codeOf(location)}`)
    expect([(await redeem()).status, (await redeem()).status]).toEqual([200, 404])
    expect(await members()).toBe(1)
    await own.stop()
  })

  test.each([
    ['another listed origin', { origin: 'http://localhost:3000' }],
    ['a foreign origin', { origin: 'http://evil.example' }],
    ['a link on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
    ['an address typed', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
  ])('a code is not redeemed by %s', async (_, headers) => {
    const { location } = await get(lake, signInPath(STUDIO))
    expect((await fetchToken(codeOf(location), headers)).status).toBe(404)
    expect((await fetchToken(codeOf(location), { origin: new URL(STUDIO).origin })).status).toBe(
      404,
    )
  })

  test('a code is redeemed by the Studio it was for', async () => {
    const { location } = await get(lake, signInPath(STUDIO))
    const headers = { origin: new URL(STUDIO).origin, 'sec-fetch-site': 'same-site' }
    expect((await fetchToken(codeOf(location), headers)).status).toBe(200)
  })

  test('signing out ends the session, and the Studio is told so', async () => {
    const client = lake.client({ token: await signIn() })
    await client.request({ url: '/auth/logout', method: 'POST' })
    await expect(client.users.getById('me')).rejects.toMatchObject({
      statusCode: 401,
      response: { body: { errorCode: 'SIO-401-ANF' } },
    })
  })

  test.each([
    ['http://evil.example'],
    ['http://localhost:3333.evil.example'],
    ['http://localhost:3333@evil.example'],
    ['//evil.example'],
    ['javascript:alert(1)'],
    ['http://localhost:9999'],
    [''],
  ])('never sends a token to %s', async (origin) => {
    await expect(get(lake, signInPath(origin))).resolves.toEqual({
      status: 400,
      location: undefined,
    })
  })

  test('drops credentials and fragments from the address it returns to', async () => {
    const { location } = await get(lake, signInPath('http://user:pw@localhost:3333/a#token=x'))
    expect(location).toMatch(/^http:\/\/localhost:3333\/a#sid=sid_/)
  })

  test('refuses a foreign Host, as a rebound name would send', async () => {
    await expect(get(lake, signInPath(STUDIO), { host: 'evil.example' })).resolves.toMatchObject({
      status: 421,
      location: undefined,
    })
  })

  test.each([
    ['x-forwarded-for', '203.0.113.7'],
    ['forwarded', 'for=203.0.113.7'],
    ['via', '1.1 proxy'],
    ['x-real-ip', '203.0.113.7'],
    ['x-request-id', 'a proxy nobody has heard of'],
    ['origin', 'http://evil.example'],
    ['connection', 'close'],
  ])('refuses what a proxy or a stranger sends (%s: %s)', async (header, value) => {
    const path = signInPath(STUDIO)
    await expect(get(lake, path, { [header]: value })).resolves.toMatchObject({
      status: 403,
      location: undefined,
    })
  })

  test('refuses HTTP/1.0, which proxies speak and browsers do not', async () => {
    const { hostname, port } = new URL(lake.url)
    const socket = connect({ host: hostname, port: Number(port) })
    socket.end(
      `GET ${signInPath(STUDIO)} HTTP/1.0\r\nHost: localhost:${port}\r\nConnection: keep-alive\r\n\r\n`,
    )
    const answer = await socket.setEncoding('utf8').reduce((all, part) => all + part, '')
    expect(answer).toMatch(/^HTTP\/1\.[01] 403 /)
  })
})

describe('without a password, who was removed', () => {
  test('stays out until they are added again', async () => {
    const lake = await startLake()
    const database = openLakeDatabase(lake.dataDir)
    const users = new UserStore(database)
    users.ensure('Ann', 'administrator')
    users.remove(users.ensure('Local editor', 'administrator').id)
    await expect(get(lake, signInPath(STUDIO))).resolves.toEqual({
      status: 403,
      location: undefined,
    })
    users.add('Local editor', 'editor')
    await expect(get(lake, signInPath(STUDIO))).resolves.toMatchObject({ status: 303 })
    database.close()
    await lake.stop()
  })
})

describe('without a password, on a server that other machines reach', () => {
  test('nobody is signed in', async () => {
    const lake = await startLake({ host: '0.0.0.0' })
    await expect(get(lake, signInPath(STUDIO))).resolves.toMatchObject({
      status: 403,
      location: undefined,
    })
    await lake.stop()
  })
})

describe('without a password, a listed Studio on another machine', () => {
  test('is refused', async () => {
    const lake = await startLake({ origins: ['https://studio.example.com'] })
    await expect(get(lake, signInPath('https://studio.example.com/'))).resolves.toMatchObject({
      status: 403,
      location: undefined,
    })
    await lake.stop()
  })
})

describe('with a password', () => {
  let lake: TestLake
  beforeAll(async () => {
    lake = await startLake({ signIn: 'password', password: 'correct horse' })
  })
  afterAll(() => lake.stop())

  function post(fields: Record<string, string>, headers: Record<string, string> = {}) {
    return fetch(lake.url + signInPath(STUDIO), {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: lake.url, ...headers },
      body: new URLSearchParams(fields),
    })
  }

  test('shows a form that names the Studio and cannot be framed', async () => {
    const response = await fetch(lake.url + signInPath(STUDIO))
    expect(response.status).toBe(200)
    const page = await response.text()
    expect(page).toContain('<label for="password">')
    expect(page).toContain('http://localhost:3333')
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  test('who has a password of their own signs in with that alone, and their sessions end with the one before', async () => {
    const statusOf = async (name: string, password: string) => {
      const response = await post({ name, password })
      await response.arrayBuffer()
      return response.status
    }
    const response = await post({ name: 'Eve', password: 'correct horse' })
    const token = new URL(response.headers.get('location') ?? '').hash.slice('#token='.length)
    const me = await lake.client({ token }).users.getById('me')
    const database = openLakeDatabase(lake.dataDir)
    const users = new UserStore(database)
    users.setPassword(me.id, await hashPassword('battery staple'))
    await expect(lake.client({ token }).fetch('1')).rejects.toMatchObject({ statusCode: 401 })
    expect(await statusOf('Eve', 'correct horse')).toBe(401)
    expect(await statusOf('EVE', 'battery staple')).toBe(303)
    expect(await statusOf('Adam', 'battery staple')).toBe(401)
    expect(await statusOf('Adam', 'correct horse')).toBe(303)
    // Nobody passes for them under a name that looks the same.
    for (const name of ['ＥＶＥ', 'Ｅve', 'eve'])
      expect(await statusOf(name, 'correct horse')).toBe(401)
    for (const name of ['Eve\u200b', 'Eve\0', 'E\u2060ve']) {
      const refused = await post({ name, password: 'correct horse' })
      expect([refused.status, await refused.text()]).toEqual([
        400,
        expect.stringContaining('A name has no characters that nobody sees'),
      ])
    }
    users.setPassword(me.id, null)
    expect(await statusOf('Eve', 'correct horse')).toBe(303)
    database.close()
  })

  test('a password that is changed while a guess at it waits opens nothing any more', async () => {
    const database = openLakeDatabase(lake.dataDir)
    const users = new UserStore(database)
    const { id } = users.ensure('Ida', 'editor')
    const changed = await hashPassword('battery staple')
    const looked = vi.spyOn(UserStore.prototype, 'passwordHash').mockImplementationOnce(() => {
      users.setPassword(id, changed)
      return null
    })
    const response = await post({ name: 'Ida', password: 'correct horse' })
    looked.mockRestore()
    database.close()
    expect(response.status).toBe(401)
    await response.arrayBuffer()
  })

  test('a password kept in an earlier form is kept in the present one once it was used', async () => {
    const database = openLakeDatabase(lake.dataDir)
    const users = new UserStore(database)
    const { id } = users.ensure('Old', 'editor')
    // Of "battery staple", with N = 16384, r = 8, p = 1.
    users.setPassword(
      id,
      'scrypt:AAECAwQFBgcICQoLDA0ODw:e6ffFiPs7kkM03EpmLi4ZkuhqKAGtpXOX0-B0egmHpE',
    )
    const signIn = async (password: string) => {
      const response = await post({ name: 'Old', password })
      await response.arrayBuffer()
      return response
    }
    expect((await signIn('a wrong guess')).status).toBe(401)
    expect(users.passwordHash('Old')).toMatch(/^scrypt:/)
    const first = await signIn('battery staple')
    expect(first.status).toBe(303)
    const hash = users.passwordHash('Old')
    expect(hash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/)
    expect((await signIn('battery staple')).status).toBe(303)
    expect(users.passwordHash('Old')).toBe(hash)
    const token = new URL(first.headers.get('location') ?? '').hash.slice('#token='.length)
    expect(await lake.client({ token }).users.getById('me')).toMatchObject({ id })
    database.close()
  })

  test('who comes first is an administrator, also where others were given less before', async () => {
    const own = await startLake({ signIn: 'password', password: 'correct horse' })
    const database = openLakeDatabase(own.dataDir)
    new UserStore(database).ensure('Vi', 'viewer')
    database.close()
    const roleOf = async (name: string) => {
      const response = await fetch(own.url + signInPath(STUDIO), {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: own.url },
        body: new URLSearchParams({ name, password: 'correct horse' }),
      })
      const token = new URL(response.headers.get('location') ?? '').hash.slice('#token='.length)
      return (await own.client({ token }).users.getById('me')).role
    }
    expect([await roleOf('Vi'), await roleOf('Ann'), await roleOf('Ben')]).toEqual([
      'viewer',
      'administrator',
      'viewer',
    ])
    await own.stop()
  })

  test('who was removed stays out, even with a code from before, until they are added again', async () => {
    const own = await startLake({ signIn: 'password', password: 'correct horse' })
    const database = openLakeDatabase(own.dataDir)
    const users = new UserStore(database)
    users.ensure('Ann', 'administrator')
    const signIn = (password: string, more = '') =>
      fetch(own.url + signInPath(STUDIO, more), {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: own.url },
        body: new URLSearchParams({ name: 'Zoe', password }),
      })
    const hashOf = (response: Response) =>
      new URL(response.headers.get('location') ?? '').hash.replace(/^#\w+=/, '')
    const token = hashOf(await signIn('correct horse'))
    const code = hashOf(await signIn('correct horse', '&withSid=true'))
    const { id } = await own.client({ token }).users.getById('me')
    users.remove(id)
    await expect(own.client({ token }).fetch('1')).rejects.toMatchObject({ statusCode: 401 })
    expect((await fetch(`${own.url}/v1/auth/fetch?sid=${code}`)).status).toBe(403)
    for (const more of ['', '&withSid=true']) {
      const refused = await signIn('correct horse', more)
      expect([refused.status, refused.headers.get('location')]).toEqual([403, null])
      expect(await refused.text()).toContain('You were removed')
    }
    const guess = await signIn('a wrong guess')
    expect([guess.status, await guess.text()]).toEqual([
      401,
      expect.not.stringContaining('You were removed'),
    ])
    expect(users.list()).toMatchObject([{ name: 'Ann' }])
    expect(await own.client().users.getById(id)).toEqual({ id, displayName: 'Zoe' })

    users.add('Zoe', 'editor')
    const again = hashOf(await signIn('correct horse'))
    expect(await own.client({ token: again }).users.getById('me')).toMatchObject({
      id,
      role: 'editor',
    })
    await expect(own.client({ token }).fetch('1')).rejects.toMatchObject({ statusCode: 401 })
    database.close()
    await own.stop()
  })

  test('the right password signs a person in by name', async () => {
    const response = await post({ name: ' Ada ', password: 'correct horse' })
    expect(response.status).toBe(303)
    const token = new URL(response.headers.get('location') ?? '').hash.slice('#token='.length)
    const me = await lake.client({ token }).users.getById('me')
    expect(me).toMatchObject({ name: 'Ada' })
    await expect(lake.client({ token }).users.getById(me.id)).resolves.toEqual({
      id: me.id,
      displayName: 'Ada',
    })
  })

  test('what was typed comes back escaped, without the password', async () => {
    const response = await post({ name: '"><script>x</script>', password: 'wrong password' })
    expect(response.status).toBe(401)
    const page = await response.text()
    expect(page).not.toContain('<script>')
    expect(page).not.toContain('wrong password')
    expect(page).toContain('That password is not right.')
  })

  test('a missing name is asked for', async () => {
    await expect(post({ password: 'correct horse' })).resolves.toMatchObject({ status: 400 })
  })

  test('a form on another site cannot sign in', async () => {
    const response = await post(
      { name: 'Eve', password: 'correct horse' },
      { origin: 'http://evil.example' },
    )
    expect(response.status).toBe(403)
  })

  test('guessing is slowed down', async () => {
    const own = await startLake({ signIn: 'password', password: 'correct horse' })
    const guess = (password: string) =>
      fetch(own.url + signInPath(STUDIO), {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: own.url },
        body: new URLSearchParams({ name: 'Eve', password }),
      })
    const statuses = await Promise.all(
      Array.from({ length: 10 }, async (_, n) => (await guess(`guess ${n}`)).status),
    )
    expect(new Set(statuses)).toEqual(new Set([401]))
    const late = await guess('correct horse')
    expect(late.status).toBe(429)
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
    await own.stop()
  })

  test('clients of a trusted proxy are told apart, and their claims are not believed', async () => {
    const own = await startLake({
      signIn: 'password',
      password: 'correct horse',
      trustedProxies: ['loopback'],
    })
    const guess = async (client: string, n: number, password = 'a wrong guess') => {
      const response = await fetch(own.url + signInPath(STUDIO), {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: own.url, 'x-forwarded-for': client },
        body: new URLSearchParams({ name: `Name ${n}`, password }),
      })
      return response.status
    }
    for (let n = 0; n < 10; n++) expect(await guess(`1.2.3.${n}, 203.0.113.7`, n)).toBe(401)
    expect(await guess('203.0.113.7', 11, 'correct horse')).toBe(429)
    expect(await guess('203.0.113.8', 11, 'correct horse')).toBe(303)
    await own.stop()
  })
})
