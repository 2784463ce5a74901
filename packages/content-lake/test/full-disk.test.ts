import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { download, query, transactionIds } from './crash/requests.ts'
import { TOKEN } from './support/lake-process.ts'
import { removeFolder } from './support/remove-folder.ts'
import { canHaveSmallDisk, SmallDiskLake } from './support/small-disk.ts'
import { filesOnDisk, sha1 } from './support/uploads.ts'

const API = '/v2025-02-19'
const FULL = /no space left to write to: nothing was changed/

const folder = await mkdtemp(path.join(tmpdir(), 'content-lake-full-disk-'))
const isPossible = canHaveSmallDisk(path.join(folder, 'probe'))

let lake: SmallDiskLake

beforeAll(async () => {
  if (isPossible) lake = await SmallDiskLake.start(folder)
})
afterAll(async () => {
  await lake?.remove()
  await removeFolder(folder)
})

async function send(method: string, url: string, body: Uint8Array<ArrayBuffer> | object) {
  const isRaw = body instanceof Uint8Array
  const response = await fetch(`${lake.process.url}${API}${url}`, {
    method,
    headers: {
      authorization: `Bearer ${TOKEN}`,
      'content-type': isRaw ? 'application/octet-stream' : 'application/json',
    },
    body: isRaw ? body : JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}

const mutate = (transactionId: string, ...mutations: object[]) =>
  send('POST', '/data/mutate/production', { transactionId, mutations })
const upload = (bytes: Uint8Array<ArrayBuffer>) =>
  send('POST', '/assets/files/production?filename=a.bin', bytes)
const ids = () => query<string[]>(lake.process.url, '*[_type == "post"]._id')
const datasets = async () => {
  const url = `${lake.process.url}${API}/projects/vitrine/datasets`
  const response = await fetch(url, { headers: { authorization: `Bearer ${TOKEN}` } })
  return (await response.json()).map(({ name }: { name: string }) => name)
}
const some = (length: number) => new Uint8Array(randomBytes(length))

describe.skipIf(!isPossible)('a lake whose disk is full', () => {
  const kept = some(100_000)
  const large = some(1_000_000)
  const post = (id: string) => ({
    createOrReplace: { _id: id, _type: 'post', title: id, body: 'x'.repeat(200_000) },
  })

  beforeAll(async () => {
    expect(await mutate('first', post('a'))).toMatchObject({ status: 200 })
    expect(await upload(kept)).toMatchObject({ status: 200 })
    await lake.fill()
  })

  test('says so in the API’s own shape, and changes nothing', async () => {
    const refused = {
      status: 507,
      body: {
        error: {
          type: 'insufficientStorageError',
          description: expect.stringMatching(FULL),
        },
      },
    }
    const writes = Array.from({ length: 8 }, (_, i) => mutate(`refused-${i}`, post(`b${i}`)))
    for (const answer of await Promise.all(writes)) expect(answer).toEqual(refused)
    expect(await mutate('changed', { patch: { id: 'a', set: { title: 'B' } } }, post('c'))).toEqual(
      refused,
    )
    const action = {
      actionType: 'sanity.action.document.create',
      publishedId: 'd',
      attributes: { ...post('drafts.d').createOrReplace },
      ifExists: 'fail',
    }
    expect(await send('POST', '/data/actions/production', { actions: [action] })).toEqual(refused)
    expect(await upload(large)).toEqual({
      status: 507,
      body: {
        statusCode: 507,
        error: 'Insufficient Storage',
        message: expect.stringMatching(FULL),
      },
    })
    expect(await send('PUT', '/projects/vitrine/datasets/other', {})).toMatchObject({ status: 507 })
  })

  test('keeps no half of it, and goes on answering', async () => {
    const { url } = lake.process
    expect(await ids()).toEqual(['a'])
    expect(await query(url, '*[_id == "a"][0].title')).toBe('a')
    // An index that cannot be made is done without.
    expect(await query(url, '*[title == "a"]._id')).toEqual(['a'])
    expect(await transactionIds(url, ['a', 'b0', 'c', 'drafts.d'])).toEqual(['first'])
    expect(await filesOnDisk(lake.disk)).toEqual([sha1(kept)])
    expect(await download(url, `${sha1(kept)}.bin`)).toEqual(Buffer.from(kept))
    await expect(fetch(`${url}/readyz`)).resolves.toMatchObject({ status: 200 })
    expect(await datasets()).toEqual(['production'])
  })

  test('goes on answering when it is started again', async () => {
    await lake.process.stop()
    await lake.fill()
    await lake.restart()
    expect(await ids()).toEqual(['a'])
    expect(await mutate('again', post('b'))).toMatchObject({ status: 507 })
    await lake.process.kill()
    await lake.restart()
    expect(await query(lake.process.url, '*[title == "a"]._id')).toEqual(['a'])
  })

  test('says what to do when it is full by the time of a start', async () => {
    await lake.clear()
    await lake.process.stop()
    await lake.fill()
    expect(lake.run(['user', 'list'])).toMatch(
      /lake\.sqlite cannot be opened, because its disk is full \(.+\): make space and start again, nothing is lost\.\n$/,
    )
    await lake.clear()
    await lake.restart()
    expect(await ids()).toEqual(['a'])
    await lake.fill()
  })

  test('makes no dataset that has no room for its file', async () => {
    await lake.clear()
    await lake.fill(100_000)
    expect(await send('PUT', '/projects/vitrine/datasets/other', {})).toMatchObject({ status: 507 })
    expect(await datasets()).toEqual(['production'])
    expect(await readdir(path.join(lake.disk, 'datasets'))).not.toContain('other.sqlite')
  })

  test('writes again when there is space, what was refused too', async () => {
    await lake.clear()
    expect(await mutate('refused-0', post('b0'))).toMatchObject({ status: 200 })
    expect(await upload(large)).toMatchObject({ status: 200 })
    expect(await send('PUT', '/projects/vitrine/datasets/other', {})).toMatchObject({ status: 200 })
    expect(await ids()).toEqual(['a', 'b0'])
    expect((await filesOnDisk(lake.disk)).sort()).toEqual([sha1(kept), sha1(large)].sort())
    const copy = path.join(folder, 'copy')
    await cp(lake.disk, copy, { recursive: true })
    const database = new DatabaseSync(path.join(copy, 'datasets/production.sqlite'))
    const problems = database.prepare('PRAGMA integrity_check').all()
    database.close()
    expect(problems.map((row) => row.integrity_check)).toEqual(['ok'])
  })
})
