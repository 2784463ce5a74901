import { cp, mkdtemp, open, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { CommandLake } from './support/command-lake.ts'
import { removeFolder } from './support/remove-folder.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

const API = '/v2025-02-19'
const PAGE_BYTES = 4096
const DAMAGED_PAGES = 40
/** More than an index is made over without a thread. */
const POSTS = 2_400
/** Of a file that was written in one transaction: its documents come before their history. */
const AMID_DOCUMENTS = 0.2
const AMID_HISTORY = 0.7

let folder: string
let lake: TestLake

const data = () => path.join(folder, 'lake')
const fileOf = (dataset: string) => path.join(data(), 'datasets', `${dataset}.sqlite`)

async function send(method: string, url: string, body?: object) {
  const response = await fetch(`${lake.url}${url}`, {
    method,
    headers: { authorization: `Bearer ${lake.token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.text() }
}

const query = (groq: string) =>
  send('GET', `${API}/data/query/production?query=${encodeURIComponent(groq)}`)
const mutate = (...mutations: object[]) =>
  send('POST', `${API}/data/mutate/production`, { mutations })
const create = (id: string) => ({ create: { _id: id, _type: 'post', title: id } })
const damages = () => lake.records.filter(({ event }) => event === 'dataset-damaged')

/** Overwrites pages of a file, as a failing disk does. @param from where, as a part of the file */
async function garble(file: string, from: number): Promise<void> {
  const { size } = await stat(file)
  const at = Math.floor((size / PAGE_BYTES) * from) * PAGE_BYTES
  const handle = await open(file, 'r+')
  await handle.write(Buffer.alloc(DAMAGED_PAGES * PAGE_BYTES, 0x5a), 0, undefined, at)
  await handle.close()
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'content-lake-damaged-'))
  lake = await startLake({ dataDirectory: path.join(folder, 'kept') })
  const posts = Array.from({ length: POSTS }, (_, n) => ({
    create: { _id: `post-${n}`, _type: 'post', n, title: `${n}`, body: 'x'.repeat(3_000) },
  }))
  expect(await mutate(...posts)).toMatchObject({ status: 200 })
  await lake.stop()
})
beforeEach(async () => {
  await cp(path.join(folder, 'kept'), data(), { recursive: true })
  await garble(fileOf('production'), AMID_DOCUMENTS)
  await garble(fileOf('production'), AMID_HISTORY)
  lake = await startLake({ dataDirectory: data() })
  expect(await send('GET', '/readyz')).toMatchObject({ status: 200 })
})
afterEach(async () => {
  await lake.stop()
  await removeFolder(data())
})
afterAll(() => removeFolder(folder))

/** What holds once somebody has met the damage. */
async function expectRefusal(): Promise<void> {
  const sentence = `${fileOf('production')} is damaged or not a SQLite database (database disk image is malformed); restore it from a backup or move it away.`
  expect(damages()).toEqual([expect.objectContaining({ dataset: 'production', message: sentence })])
  const ready = await send('GET', '/readyz')
  expect({ ...ready, body: JSON.parse(ready.body) }).toEqual({
    status: 503,
    body: { status: 'unavailable', message: sentence },
  })
  const anonymous = await fetch(`${lake.url}/readyz`)
  expect(anonymous.status).toBe(503)
  expect(await anonymous.text()).not.toContain('production')
  expect((await send('GET', '/metrics')).body).toContain('\ncontent_lake_unreadable_datasets 1\n')

  const before = await query('count(*)')
  const refused = await mutate(create('a'))
  expect({ ...refused, body: JSON.parse(refused.body) }).toEqual({
    status: 503,
    body: {
      error: {
        type: 'damagedDatasetError',
        description: expect.stringMatching(/^production\.sqlite is damaged .*nothing is written/),
      },
    },
  })
  const upload = await send('POST', `${API}/assets/files/production?filename=a.json`, { a: 1 })
  expect({ ...upload, body: JSON.parse(upload.body) }).toMatchObject({
    status: 503,
    body: { error: 'Service Unavailable', message: expect.stringContaining('is damaged') },
  })
  expect(JSON.parse((await query('count(*)')).body).result).toBe(JSON.parse(before.body).result)
  expect(lake.records.filter(({ event }) => event === 'failure')).toEqual([])
}

describe('a dataset whose file is damaged while it is served takes no more writes once that is met', () => {
  test('by a query in a thread', async () => {
    expect(await mutate(create('before'))).toMatchObject({ status: 200 })
    const { status, body } = await query('*[_type == "post"].body')
    expect(status).toBe(503)
    expect(body).toContain('damagedDatasetError')
    await expectRefusal()
    // What is elsewhere in the file can be read.
    expect(await query('*[_id == "before"][0].title')).toMatchObject({ status: 200 })
  })

  test('by a thread that makes an index', async () => {
    await query('*[_type == "post" && title == "7"]._id')
    await expectRefusal()
  })

  test('by a write, of which nothing is kept', async () => {
    const patches = Array.from({ length: POSTS }, (_, n) => ({
      patch: { id: `post-${n}`, set: { body: 'y' } },
    }))
    expect(await mutate(create('with-it'), ...patches)).toMatchObject({ status: 503 })
    await expectRefusal()
    const last = `post-${POSTS - 1}`
    const { body } = await query(
      `*[_id in ["with-it", "post-0", "${last}"]]{_id, "y": body == "y"}`,
    )
    expect(JSON.parse(body).result).toEqual([
      { _id: 'post-0', y: false },
      { _id: last, y: false },
    ])
  })

  test('by an export, which ends with it', async () => {
    const { body } = await send('GET', `${API}/data/export/production`)
    expect(body.trim().split('\n').at(-1)?.slice(0, 200)).toContain('production.sqlite is damaged')
    await expectRefusal()
  })

  test('by a copy, which fails with it', async () => {
    const { body } = await send('PUT', `${API}/datasets/production/copy`, {
      targetDataset: 'copy',
      skipHistory: true,
    })
    const { jobId } = JSON.parse(body)
    const job = await send('GET', `${API}/jobs/${jobId}/listen`)
    expect(job.body).toMatch(/"state":"failed".*production\.sqlite is damaged/)
    expect(await send('GET', `${API}/data/query/copy?query=1`)).toMatchObject({ status: 404 })
    await expectRefusal()
  })

  test('and is said to be so again by the next start that meets it', async () => {
    await query('*[_type == "post"].body')
    await lake.restart()
    await query('*[_type == "post"].body')
    await vi.waitFor(() => expect(damages()).toHaveLength(2))
  })
})

test('a command that meets the damage names the file', async () => {
  await lake.stop()
  const command = await CommandLake.make()
  await cp(data(), command.data, { recursive: true })
  const file = path.join(command.data, 'datasets/production.sqlite')
  const copy = ['dataset', 'copy', 'production', 'copy', '--skip-history']
  try {
    const alone = await command.run(copy)
    expect(alone).toMatchObject({ code: 1, stderr: expect.stringContaining(`${file} is damaged`) })
    await command.serve()
    const beside = await command.run(copy)
    expect(beside).toMatchObject({ code: 1, stderr: expect.stringContaining(`${file} is damaged`) })
    const exported = await command.run(['dataset', 'export', 'production', '-'])
    expect(exported.code).toBe(1)
    expect(exported.stderr).toContain('production.sqlite is damaged')
  } finally {
    await command.remove()
    lake = await startLake({ dataDirectory: data() })
  }
})
