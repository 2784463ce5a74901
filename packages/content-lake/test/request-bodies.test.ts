import { once } from 'node:events'
import { type ClientRequest, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'

const KIB = 1024
/** The least there may be: a part of 8 MB for bodies of requests with a token, and of 2 MB for others. */
const MEMORY = 256 * KIB * KIB

let lake: TestLake
const opened: ClientRequest[] = []

beforeAll(async () => {
  lake = await startLake({ memoryBytes: MEMORY })
})
afterAll(async () => {
  for (const each of opened) each.destroy()
  await lake.stop()
})

const QUERY = 'data/query/production'
const MUTATE = 'data/mutate/production'

function post(path: string, body: string | ReadableStream, token?: string): Promise<Response> {
  return fetch(`${lake.url}/v2026-09-01/${path}`, {
    method: 'POST',
    body,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(typeof body !== 'string' && { duplex: 'half' }),
  })
}

/** JSON of so many bytes. */
function queryOf(bytes: number): string {
  const empty = JSON.stringify({ query: '1', params: { a: '' } })
  return JSON.stringify({ query: '1', params: { a: 'x'.repeat(bytes - empty.length) } })
}

/** A request that has announced a body, and sent none of it: the server says that it knows. */
async function begun(path: string, bytes: number, token?: string): Promise<ClientRequest> {
  const begun = request(`${lake.url}/v2026-09-01/${path}`, {
    method: 'POST',
    agent: false,
    headers: {
      'content-length': bytes,
      expect: '100-continue',
      ...(token && { authorization: `Bearer ${token}` }),
    },
  })
  opened.push(begun)
  begun.on('error', () => {})
  begun.flushHeaders()
  await once(begun, 'continue')
  return begun
}

const statusOf = async (response: Promise<Response>) => {
  const { status } = await response
  await (await response).body?.cancel()
  return status
}

test.for([
  ['a query without a token', QUERY, undefined, 256 * KIB],
  ['a query', QUERY, 'viewer', 4 * KIB * KIB],
] as const)('%s may be so large', async ([, path, role, most]) => {
  const token = role && lake.viewerToken
  expect(await statusOf(post(path, queryOf(most), token))).toBe(200)
  for (const body of [queryOf(most + 1), new Blob([queryOf(most + 1)]).stream()]) {
    const refused = await post(path, body, token)
    expect(refused.status).toBe(413)
    expect(await refused.json()).toEqual({
      statusCode: 413,
      error: 'Payload Too Large',
      message: `The body may be at most ${most} bytes`,
    })
  }
})

test('a body in chunks is read like another', async () => {
  const response = await post(QUERY, new Blob([queryOf(1_000)]).stream())
  expect(await response.json()).toMatchObject({ result: 1 })
})

test('bodies beyond what all may take wait, and those with a token not for those without', async () => {
  // Eight of 256 KB are all that there is room for.
  const first = await Promise.all(Array.from({ length: 8 }, () => begun(QUERY, 256 * KIB)))
  const answers: string[] = []
  const waiting = post(QUERY, queryOf(200 * KIB)).then((response) => {
    answers.push('without a token')
    return response
  })
  expect(await statusOf(post(QUERY, queryOf(KIB * KIB), lake.viewerToken))).toBe(200)
  answers.push('with a token')
  for (const each of first.slice(1)) each.destroy()
  const { status } = await waiting
  expect(status).toBe(200)
  expect(answers).toEqual(['with a token', 'without a token'])
  first[0]?.destroy()
})

test('writes wait until there is room for them, and callers without a token do not wait for those', async () => {
  const first = await begun(MUTATE, 10 * KIB * KIB, lake.token)
  const order: string[] = []
  const create = { create: { _id: 'waited', _type: 'post', a: 'x'.repeat(100 * KIB) } }
  const waiting = statusOf(post(MUTATE, JSON.stringify({ mutations: [create] }), lake.token))
  void waiting.then(() => order.push('write'))
  for (let count = 0; count < 3; count++) {
    expect(await statusOf(post(QUERY, queryOf(256 * KIB)))).toBe(200)
    order.push('query')
  }
  first.destroy()
  expect(await waiting).toBe(200)
  expect(order).toEqual(['query', 'query', 'query', 'write'])
})
