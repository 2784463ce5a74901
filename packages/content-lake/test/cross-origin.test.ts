import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startLake, type TestLake } from './support/start-lake.ts'

const STUDIO = 'http://localhost:3333'
const STRANGER = 'http://evil.example'

let lake: TestLake
beforeAll(async () => {
  lake = await startLake()
})
afterAll(() => lake.stop())

function ask(path: string, origin: string, init: RequestInit = {}) {
  return fetch(lake.url + path, { ...init, headers: { origin, ...init.headers } })
}

function preflight(path: string, origin: string, method: string) {
  return ask(path, origin, {
    method: 'OPTIONS',
    headers: {
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization,x-sanity-project-id',
    },
  })
}

describe('a listed origin', () => {
  test('may send credentials', async () => {
    const response = await ask('/v1/users/me', STUDIO, {
      headers: { authorization: `Bearer ${lake.token}` },
    })
    expect(response.headers.get('access-control-allow-origin')).toBe(STUDIO)
    expect(response.headers.get('access-control-allow-credentials')).toBe('true')
    expect(response.headers.get('vary')).toMatch(/origin/i)
  })

  test('may follow event streams', async () => {
    const reader = new AbortController()
    const response = await ask('/v1/data/listen/production?query=*', STUDIO, {
      headers: { authorization: `Bearer ${lake.token}` },
      signal: reader.signal,
    })
    reader.abort()
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe(STUDIO)
    expect(response.headers.get('vary')).toMatch(/origin/i)
  })

  test('sees why a request failed', async () => {
    const response = await ask('/v1/auth/id', STUDIO)
    expect(response.status).toBe(401)
    expect(response.headers.get('access-control-allow-origin')).toBe(STUDIO)
  })

  test('is let through by the preflight', async () => {
    const response = await preflight('/v1/data/mutate/production', STUDIO, 'POST')
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-methods')).toContain('POST')
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization')
  })

  test('is told so', async () => {
    const response = await ask('/v1/check/cors', STUDIO)
    expect(await response.json()).toEqual({ result: { allowed: true, withCredentials: true } })
  })
})

describe('any other origin', () => {
  test('may read what is published, anonymously', async () => {
    const response = await ask('/v1/data/query/production?query=1', STRANGER)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  })

  test.each(['/v1/data/query/production', '/v1/data/live/events/production'])(
    'may ask for %s as clients ask, naming the project',
    async (path) => {
      const response = await preflight(path, STRANGER, 'GET')
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      expect(response.headers.get('access-control-allow-headers')).toBe('x-sanity-project-id')
      expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    },
  )

  test.each(['/images/vitrine/production/a-1x1.png', '/files/vitrine/production/a.txt'])(
    'may ask what can be done with %s, before it reads it or at all',
    async (path) => {
      const before = await preflight(path, STRANGER, 'GET')
      const plain = await ask(path, STRANGER, { method: 'OPTIONS' })
      const sameOrigin = await fetch(lake.url + path, { method: 'OPTIONS' })
      expect([before.status, plain.status, sameOrigin.status]).toEqual([204, 204, 204])
      expect(before.headers.get('access-control-allow-origin')).toBe('*')
      expect(plain.headers.get('access-control-allow-origin')).toBe('*')
      expect(plain.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
      expect(sameOrigin.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    },
  )

  test('may not ask with other methods than those that read', async () => {
    const response = await preflight('/images/vitrine/production/a-1x1.png', STRANGER, 'DELETE')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('may follow what is published', async () => {
    const reader = new AbortController()
    const { signal } = reader
    const response = await ask('/v1/data/live/events/production', STRANGER, { signal })
    reader.abort()
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  })

  test('may not read with a token', async () => {
    const allowed = await preflight('/v1/data/query/production', STRANGER, 'GET')
    expect(allowed.headers.get('access-control-allow-headers')).toBe('x-sanity-project-id')
    const response = await ask('/v1/data/query/production?query=1', STRANGER, {
      headers: { authorization: `Bearer ${lake.token}` },
    })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  test.each(['/v1/users/me', '/v1/projects/vitrine', '/v1/data/history/production/x'])(
    'may not read %s',
    async (path) => {
      const response = await ask(path, STRANGER)
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  test.each([STRANGER, 'null', 'http://localhost:3333.evil.example', 'http://localhost:33330'])(
    'may not write (%s)',
    async (origin) => {
      const response = await ask('/v1/data/mutate/production', origin, {
        method: 'POST',
        headers: { authorization: `Bearer ${lake.token}` },
        body: '{"mutations":[]}',
      })
      expect(response.status).toBe(403)
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  test('is told so', async () => {
    const response = await ask('/v1/check/cors', STRANGER)
    expect(await response.json()).toEqual({ result: { allowed: false, withCredentials: false } })
  })

  test.each(['/v1/streams', '/v1/socket/production'])('may not open %s', async (path) => {
    await expect(upgrade(path, { origin: STRANGER })).resolves.toBe(403)
    await expect(upgrade(path, { origin: STUDIO })).resolves.toBe(101)
  })
})

test('a socket for another host or path is refused', async () => {
  await expect(upgrade('/v1/streams', { host: 'evil.example' })).resolves.toBe(421)
  await expect(upgrade('/v1/else', {})).resolves.toBe(404)
})

/** The status that an upgrade is answered with. */
function upgrade(path: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(lake.url.replace('http', 'ws') + path, { headers })
  return new Promise((resolve, reject) => {
    socket.on('open', () => {
      socket.close()
      resolve(101)
    })
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('error', reject)
  })
}

describe('bounds', () => {
  test('an endless URL is refused', async () => {
    const response = await fetch(`${lake.url}/v1/ping?x=${'a'.repeat(40_000)}`)
    expect(response.status).toBe(414)
    expect(await response.json()).toMatchObject({ statusCode: 414, error: 'URI Too Long' })
  })

  test('an endless body is refused', async () => {
    const response = await fetch(`${lake.url}/v1/users/me/keyvalue`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${lake.token}` },
      body: 'x'.repeat(11 * 1024 * 1024),
    })
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ statusCode: 413, error: 'Payload Too Large' })
  })

  test('an endless body of unknown length is refused', async () => {
    const piece = new Uint8Array(1024 * 1024)
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (++sent > 20) controller.close()
        else controller.enqueue(piece)
      },
    })
    const response = await fetch(`${lake.url}/v1/users/me/keyvalue`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${lake.token}` },
      body,
      // Required by fetch for streamed bodies, unknown to its types.
      ...{ duplex: 'half' },
    })
    expect(response.status).toBe(413)
  })

  test('an unknown version is refused', async () => {
    const response = await fetch(`${lake.url}/v2024/ping`)
    expect(response.status).toBe(400)
  })
})

test('the log has one line for a request and no secret', async () => {
  const before = lake.records.length
  await ask('/v1/auth/fetch?sid=secret-code&tag=a.b', STUDIO)
  await expect.poll(() => lake.records.length).toBe(before + 1)
  expect(lake.records.at(-1)).toMatchObject({
    event: 'request',
    id: expect.any(String),
    method: 'GET',
    path: '/v1/auth/fetch',
    status: 404,
    ms: expect.any(Number),
    tag: 'a.b',
  })
  expect(JSON.stringify(lake.records)).not.toContain('secret-code')
})
