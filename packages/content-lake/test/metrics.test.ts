import { mkdtemp, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { DatasetRegistry } from '../src/datasets/dataset-registry.ts'
import { openLakeDatabase } from '../src/datasets/lake-database.ts'
import { quarters } from './support/pictures.ts'
import { removeFolder } from './support/remove-folder.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

const METRICS_TOKEN = 'metrics-test-token-0123456789abcdef'

let folder: string
let lake: TestLake
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'metrics-'))
  const webhooksFile = path.join(folder, 'hooks.json')
  // Nobody listens there: what is sent waits.
  const hook = { name: 'front', url: 'http://127.0.0.1:9/', filter: '_type == "post"' }
  await writeFile(webhooksFile, JSON.stringify([hook]))
  lake = await startLake({
    metricsToken: METRICS_TOKEN,
    webhooksFile,
    anonymousQueryTimeLimit: 300,
  })
})
afterAll(async () => {
  await lake.stop()
  await removeFolder(folder)
})

function scrape(authorization = `Bearer ${METRICS_TOKEN}`, on = lake) {
  return fetch(`${on.url}/metrics`, { headers: { authorization } })
}

/** The samples of the lake as it is now, by their names and labels. */
async function samples(on = lake): Promise<Map<string, number>> {
  const text = await (await scrape(undefined, on)).text()
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ')
      return [line.slice(0, space), Number(line.slice(space + 1))]
    }),
  )
}

/** How much each sample has grown while something was done. */
async function growth(work: () => Promise<unknown>) {
  const before = await samples()
  await work()
  const after = await samples()
  return (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
}

const get = (address: string) => fetch(lake.url + address)

describe('metrics are told', () => {
  test('to whoever has the token for them, in the format of Prometheus', async () => {
    const answer = await scrape()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const text = await answer.text()
    expect(text).toMatch(/^# TYPE content_lake_http_request_duration_seconds histogram$/m)
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m)
    const names = Array.from(text.matchAll(/^# TYPE (\S+)/gm), ([, name]) => name)
    expect(names).toEqual([...new Set(names)])
    for (const line of text.split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) .*|[a-z_0-9]+(\{[^{}]*\})? (\d\S*|Nan)|)$/)
    }
  })

  test('to administrators, and to no other role', async () => {
    await expect(scrape(`Bearer ${lake.token}`)).resolves.toMatchObject({ status: 200 })
    for (const token of [lake.editorToken, lake.contributorToken, lake.viewerToken]) {
      await expect(scrape(`Bearer ${token}`)).resolves.toMatchObject({ status: 403 })
    }
    await expect(scrape('Bearer wrong')).resolves.toMatchObject({ status: 401 })
    await expect(scrape('nonsense')).resolves.toMatchObject({ status: 401 })
  })

  test('without a token only to who would be signed in without a password', async () => {
    const { hostname, port } = new URL(lake.url)
    const options = { hostname, port, path: '/metrics' }
    const ask = (headers: http.OutgoingHttpHeaders) =>
      new Promise<number | undefined>((resolve, reject) => {
        const request = http.get({ ...options, headers, agent: false }, (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        })
        request.on('error', reject)
      })
    await expect(ask({ connection: 'keep-alive' })).resolves.toBe(200)
    await expect(ask({ connection: 'close' })).resolves.toBe(401)
    for (const [name, value] of [
      ['x-forwarded-for', '203.0.113.7'],
      ['x-anything', '1'],
      ['origin', 'http://evil.example'],
    ] as const) {
      await expect(ask({ connection: 'keep-alive', [name]: value })).resolves.toBe(401)
    }
    const guarded = await startLake({ signIn: 'password', password: 'correct horse' })
    const { port: guardedPort } = new URL(guarded.url)
    options.port = guardedPort
    await expect(ask({ connection: 'keep-alive' })).resolves.toBe(401)
    await expect(scrape(undefined, guarded)).resolves.toMatchObject({ status: 401 })
    await guarded.stop()
  })

  test('and the token for them opens nothing else', async () => {
    const authorization = `Bearer ${METRICS_TOKEN}`
    const answer = await fetch(`${lake.url}/v1/users/me`, { headers: { authorization } })
    expect(answer.status).toBe(401)
  })
})

describe('requests', () => {
  test('are counted by method, route and status', async () => {
    const grown = await growth(async () => {
      await get('/v2026-09-01/data/query/production?query=1')
      await get('/v1/data/query/production?query=2')
      await get('/v1/data/query/production?query=(')
      await get('/v1/data/doc/production/some-id')
      await get('/v1/data/listen/production?query=*')
      await get('/nothing/at/all')
      await fetch(`${lake.url}/healthz`, { method: 'PROPFIND' })
    })
    const query = 'method="GET",route="/:version/data/query/:dataset"'
    expect(grown(`content_lake_http_requests_total{${query},status="200"}`)).toBe(2)
    expect(grown(`content_lake_http_requests_total{${query},status="400"}`)).toBe(1)
    expect(grown(`content_lake_http_request_duration_seconds_count{${query}}`)).toBe(3)
    expect(grown(`content_lake_http_request_duration_seconds_bucket{${query},le="+Inf"}`)).toBe(3)
    const doc = 'method="GET",route="/:version/data/doc/:dataset/:ids"'
    expect(grown(`content_lake_http_requests_total{${doc},status="200"}`)).toBe(1)
    // A gate before the route refused this one.
    const listen = 'method="GET",route="/:version/data/listen/:dataset"'
    expect(grown(`content_lake_http_requests_total{${listen},status="401"}`)).toBe(1)
    const none = 'method="GET",route="none"'
    expect(grown(`content_lake_http_requests_total{${none},status="404"}`)).toBe(1)
    const other = 'method="other",route="none"'
    expect(grown(`content_lake_http_requests_total{${other},status="404"}`)).toBe(1)
  })

  test('add no label of their own choosing', async () => {
    await get('/v1/data/doc/production/first')
    const before = await samples()
    for (let n = 0; n < 20; n++) {
      await get(`/v1/data/doc/production/id-${n}`)
      await get(`/images/vitrine/production/id-${n}.png`)
      await get(`/v1/x-${n}/y`)
    }
    const added = [...(await samples()).keys()].filter((name) => !before.has(name))
    const routes = new Set(added.map((name) => /route="([^"]*)"/.exec(name)?.[1]))
    routes.delete(undefined)
    expect([...routes].toSorted()).toEqual(
      expect.not.arrayContaining([expect.stringContaining('id-')]),
    )
    expect(routes.size).toBeLessThanOrEqual(2)
  })
})

test('streams and sockets are counted while they are open', async () => {
  const kinds = async () => {
    const now = await samples()
    return [
      'event_streams{kind="listen"}',
      'event_streams{kind="live"}',
      'websockets{kind="streams"}',
    ].map((name) => now.get(`content_lake_${name}`))
  }
  await expect(kinds()).resolves.toEqual([0, 0, 0])
  const listener = await fetch(`${lake.url}/v1/data/listen/production?query=*`, {
    headers: { authorization: `Bearer ${lake.token}` },
  })
  const live = await get('/v1/data/live/events/production')
  const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/streams`)
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({ open: 1, path: '/v1/data/live/events/production' }))
  await expect.poll(kinds).toEqual([1, 2, 1])
  await listener.body?.cancel()
  await live.body?.cancel()
  socket.close()
  await expect.poll(kinds).toEqual([0, 0, 0])
})

test('queries are counted by what became of them', async () => {
  const transaction = lake.client().transaction()
  for (let n = 0; n < 500; n++) transaction.create({ _id: `n${n}`, _type: 'number', n })
  await transaction.commit()
  const expensive = 'count(*[count(*[count(*[n > ^.n + ^.^.n]) > 1000]) > 1000])'
  const grown = await growth(async () => {
    await get('/v1/data/query/production?query=1')
    await get('/v1/data/query/production?query=(')
    await get(`/v1/data/query/production?query=${encodeURIComponent(expensive)}`)
  })
  expect(grown('content_lake_queries_total{outcome="answered"}')).toBe(1)
  expect(grown('content_lake_queries_total{outcome="refused"}')).toBe(1)
  expect(grown('content_lake_queries_total{outcome="timed_out"}')).toBe(1)
  const idle = await samples()
  expect(idle.get('content_lake_queries_running')).toBe(0)
  expect(idle.get('content_lake_queries_waiting')).toBe(0)
  expect(idle.get('content_lake_query_threads')).toBeLessThanOrEqual(
    idle.get('content_lake_query_threads_limit') ?? 0,
  )
})

test('queries that wait are told from those that run', async () => {
  const expensive = 'count(*[count(*[count(*[n > ^.n + ^.^.n]) > 1000]) > 1000])'
  const asked = Promise.all(
    Array.from({ length: 12 }, () =>
      get(`/v1/data/query/production?query=${encodeURIComponent(expensive)}`),
    ),
  )
  const now = async (name: string) => (await samples()).get(`content_lake_queries_${name}`)
  await expect.poll(() => now('waiting'), { interval: 10 }).toBeGreaterThan(0)
  await expect(now('running')).resolves.toBeGreaterThan(0)
  await asked
  await expect(now('running')).resolves.toBe(0)
})

test('writes are counted by the commit that they shared, and what waits for webhooks', async () => {
  const client = lake.client()
  const grown = await growth(() =>
    Promise.all(
      Array.from({ length: 20 }, (_, n) => client.create({ _id: `post-${n}`, _type: 'post' })),
    ),
  )
  expect(grown('content_lake_transactions_total{dataset="production"}')).toBe(20)
  const commits = grown('content_lake_commit_writes_count{dataset="production"}')
  expect(commits).toBeGreaterThan(0)
  expect(commits).toBeLessThanOrEqual(20)
  expect(grown('content_lake_commit_writes_sum{dataset="production"}')).toBe(20)
  const now = await samples()
  expect(
    now.get('content_lake_webhook_messages{dataset="production",webhook="front",state="pending"}'),
  ).toBeGreaterThan(0)
  expect(now.get('content_lake_commit_failures_total{dataset="production"}')).toBe(0)
  expect(now.get('content_lake_dataset_bytes{dataset="production"}')).toBeGreaterThan(4096)
  expect(now.get('content_lake_unreadable_datasets')).toBe(0)
})

test('derived images are counted by whether they had to be made', async () => {
  const png = await quarters(40, 40).png().toBuffer()
  const { url } = await lake.client().assets.upload('image', png)
  const grown = await growth(async () => {
    for (const width of [10, 20, 10]) await (await fetch(`${url}?w=${width}`)).arrayBuffer()
    await fetch(url)
  })
  expect(grown('content_lake_image_derivatives_total{from="made"}')).toBe(2)
  expect(grown('content_lake_image_derivatives_total{from="cached"}')).toBe(1)
  expect(grown('content_lake_image_cache_files')).toBe(2)
  expect(grown('content_lake_image_cache_bytes')).toBeGreaterThan(100)
})

test('a dataset that cannot be read hides none of the others', async () => {
  const other = await startLake({ metricsToken: METRICS_TOKEN })
  await writeFile(path.join(other.dataDir, 'datasets/broken.sqlite'), 'This is no database file.')
  await other.client().datasets.create('fine')
  const database = openLakeDatabase(other.dataDir)
  new DatasetRegistry(database).add('broken')
  database.close()
  const now = await samples(other)
  expect(now.get('content_lake_unreadable_datasets')).toBe(1)
  expect(now.get('content_lake_transactions_total{dataset="fine"}')).toBe(0)
  await other.stop()
})
