import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RobotTokenStore } from '../src/access/robot-token-store.ts'
import { DatasetRegistry } from '../src/datasets/dataset-registry.ts'
import { openLakeDatabase } from '../src/datasets/lake-database.ts'
import { removeFolder } from './support/remove-folder.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

const TIMES = 5

let dataDirectory: string
let lake: TestLake
/** What somebody changes by command while the server runs. */
let beside: ReturnType<typeof openLakeDatabase>

beforeAll(async () => {
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'content-lake-'))
  lake = await startLake({ dataDirectory })
  beside = openLakeDatabase(dataDirectory)
  await lake.client().create({ _id: 'a', _type: 'post', title: 'A' })
  await lake.client().create({ _id: 'drafts.a', _type: 'post', title: 'Draft' })
})
afterAll(async () => {
  beside.close()
  await lake.stop()
  await removeFolder(dataDirectory)
})

interface Asking {
  readonly query?: string
  readonly dataset?: string
  readonly headers?: Record<string, string>
  readonly rest?: string
}

function ask({
  query = '*[_type == "post"].title',
  dataset = 'production',
  headers,
  rest = '',
}: Asking = {}) {
  const search = `query=${encodeURIComponent(query)}${rest}`
  return fetch(`${lake.url}/vX/data/query/${dataset}?${search}`, { headers })
}

/**
 * The same request again and again: the first is let through by the gates, the others because it was; the second answer is
 * kept, the third one's body too, and sent as it is from then on.
 */
async function repeatedly(asking: Asking = {}): Promise<Response[]> {
  const answers: Response[] = []
  for (let times = 0; times < TIMES; times++) answers.push(await ask(asking))
  return answers
}

/** What each of so many answers is. */
function each<T>(value: T): T[] {
  return new Array<T>(TIMES).fill(value)
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

test('a query that was let through before is answered as the first was', async () => {
  const answers = await repeatedly({ headers: { origin: 'http://localhost:3000' } })
  const told = await Promise.all(
    answers.map(async (answer) => {
      const { ms, ...body } = (await answer.json()) as Record<string, unknown>
      const { date, 'x-request-id': id, ...headers } = Object.fromEntries(answer.headers)
      expect([typeof ms, typeof id, typeof date]).toEqual(['number', 'string', 'string'])
      return { status: answer.status, body, headers }
    }),
  )
  expect(told[0]?.body).toMatchObject({ result: ['A'] })
  expect(told[0]?.headers).toMatchObject({
    'access-control-allow-origin': 'http://localhost:3000',
    'cache-control': 'private, no-store',
    vary: 'Origin',
  })
  expect(told[1]).toEqual({
    ...told[0],
    headers: { ...told[0]?.headers, 'content-length': expect.any(String) },
  })
  for (const other of told.slice(2)) expect(other).toEqual(told[1])
})

test('each is logged and counted by its own id', async () => {
  const ids = (await repeatedly({ rest: '&tag=mine' })).map(({ headers }) =>
    headers.get('x-request-id'),
  )
  expect(new Set(ids).size).toBe(TIMES)
  const logged = () => lake.records.filter(({ id }) => ids.includes(String(id)))
  await expect.poll(logged).toHaveLength(TIMES)
  for (const record of logged()) {
    expect(record).toMatchObject({
      event: 'request',
      method: 'GET',
      path: '/vX/data/query/production',
      status: 200,
      tag: 'mine',
    })
  }
})

test('a document that changes is seen by the next request', async () => {
  const asking = { query: '*[_id == "changing"][0].n' }
  for (let n = 0; n < 3; n++) {
    await lake.client().createOrReplace({ _id: 'changing', _type: 'counter', n })
    const answers = await Promise.all((await repeatedly(asking)).map((answer) => answer.json()))
    expect(answers.map(({ result }) => result)).toEqual(each(n))
  }
})

describe('what changes who may ask what is seen by the next request', () => {
  test('a token that is revoked', async () => {
    const tokens = new RobotTokenStore(beside, [])
    const { token, secret } = tokens.create('A reader', 'viewer')
    const asking = { headers: bearer(secret) }
    expect((await repeatedly(asking)).map(({ status }) => status)).toEqual(each(200))
    tokens.revoke(token.id)
    expect((await repeatedly(asking)).map(({ status }) => status)).toEqual(each(401))
  })

  test('a dataset that is made private, and public again', async () => {
    const registry = new DatasetRegistry(beside)
    await lake.client().datasets.create('secret', { aclMode: 'public' })
    const asking = { dataset: 'secret' }
    expect((await repeatedly(asking)).map(({ status }) => status)).toEqual(each(200))
    await lake.client().datasets.edit('secret', { aclMode: 'private' })
    expect((await repeatedly(asking)).map(({ status }) => status)).toEqual(each(401))
    registry.setAclMode('secret', 'public')
    expect((await repeatedly(asking)).map(({ status }) => status)).toEqual(each(200))
    await lake.client().datasets.delete('secret')
    expect(new Set((await repeatedly(asking)).map(({ status }) => status)).has(200)).toBe(false)
  })

  test('an alias that is pointed elsewhere', async () => {
    await lake.client().datasets.create('other', { aclMode: 'public' })
    const registry = new DatasetRegistry(beside)
    registry.addAlias('live', 'production')
    const results = async () =>
      Promise.all(
        (await repeatedly({ dataset: '~live' })).map(
          async (answer) => (await answer.json()).result,
        ),
      )
    expect(await results()).toEqual(each(['A']))
    registry.linkAlias('live', 'other')
    expect(await results()).toEqual(each([]))
  })
})

describe('what one is let through with opens nothing to another', () => {
  const drafts = { query: '*[_id in path("drafts.**")].title', rest: '&perspective=raw' }

  test('a request without the token, or with another one', async () => {
    const told = async (headers: Record<string, string>) => {
      const answer = await ask({ ...drafts, headers })
      return answer.ok ? (await answer.json()).result : answer.status
    }
    for (let round = 0; round < 3; round++) {
      expect(await told(bearer(lake.token))).toEqual(['Draft'])
      expect(await told(bearer(lake.viewerToken))).toEqual(['Draft'])
      expect(await told({})).toEqual([])
      expect(await told(bearer('wrong'))).toBe(401)
    }
  })

  test('another project, host or origin', async () => {
    await repeatedly()
    const status = async (headers: Record<string, string>) => (await ask({ headers })).status
    expect(await status({ 'x-sanity-project-id': 'another' })).toBe(404)
    expect(await status({ 'x-sanity-project-id': 'vitrine' })).toBe(200)
    const stranger = await ask({ headers: { origin: 'https://evil.example' } })
    expect(stranger.headers.get('access-control-allow-origin')).toBe('*')
    expect(stranger.headers.get('access-control-allow-credentials')).toBeNull()
  })
})

test.each([
  ['no query', '', 400],
  ['a query that cannot be read', `?query=${encodeURIComponent('*[')}`, 400],
  ['a parameter that is no JSON', '?query=1&$a=x', 400],
  ['a perspective that is none', '?query=1&perspective=a%20b', 400],
  ['an explanation for nobody', '?query=1&explain=true', 401],
  ['a URL that is too long', `?query=1&x=${'x'.repeat(40_000)}`, 414],
])('%s is refused alike each time', async (_, search, status) => {
  await repeatedly()
  const url = `${lake.url}/vX/data/query/production`
  const post = await fetch(`${url}${search}`, {
    method: 'GET',
    headers: { 'x-sanity-project-id': 'vitrine' },
  })
  const again = await fetch(`${url}${search}`)
  expect([post.status, again.status]).toEqual([status, status])
  expect(await again.json()).toEqual(await post.json())
  expect(again.headers.get('content-type')).toBe(post.headers.get('content-type'))
})
