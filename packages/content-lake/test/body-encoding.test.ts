import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'
import { filesOnDisk } from './support/uploads.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startLake()
})
afterAll(() => lake.stop())

const MUTATE = 'data/mutate/production'
const mutation = JSON.stringify({ mutations: [{ create: { _id: 'a', _type: 'post' } }] })

function post(path: string, body: string | Uint8Array<ArrayBuffer>, encoding: string) {
  return fetch(`${lake.url}/v2026-09-01/${path}`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${lake.token}`, 'content-encoding': encoding },
  })
}

test.each([
  ['compressed JSON', MUTATE, gzipSync(mutation), 'gzip'],
  ['JSON that is said to be compressed', MUTATE, mutation, 'gzip'],
  ['one encoding of several', MUTATE, mutation, 'identity, br'],
  ['a query', 'data/query/production', JSON.stringify({ query: '1' }), 'deflate'],
  ['a file', 'assets/files/production', gzipSync('text'), 'gzip'],
])('%s is refused, and changes nothing', async (_, path, body, encoding) => {
  const response = await post(path, body, encoding)
  expect(response.status).toBe(415)
  expect(response.headers.get('accept-encoding')).toBe('identity')
  expect(await response.json()).toEqual({
    statusCode: 415,
    error: 'Unsupported Media Type',
    message: expect.stringContaining('send it uncompressed'),
  })
  expect(await lake.client().fetch('count(*)')).toBe(0)
  expect(await filesOnDisk(lake.dataDir)).toEqual([])
})

test.each(['identity', 'Identity', ''])(
  'one that is as it is said to be "%s" is read',
  async (encoding) => {
    const response = await post('data/query/production', JSON.stringify({ query: '1' }), encoding)
    expect(await response.json()).toMatchObject({ result: 1 })
  },
)
