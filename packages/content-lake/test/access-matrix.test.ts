import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openLake } from '../src/datasets/open-lake.ts'
import { createApp } from '../src/http/app.ts'
import { ServerStatistics } from '../src/http/metrics/server-statistics.ts'
import { SendBudget } from '../src/http/send-budget.ts'
import { accessRequests } from './access/access-requests.ts'
import { ACCESS_TABLE, type AccessRow, LEVELS, OF_ROBOTS_ONLY } from './access/access-table.ts'
import {
  type Answer,
  type AskedLake,
  DATASETS,
  HIDDEN,
  MEMBERS,
  type Member,
  PASSWORD,
  type Sent,
  STUDIO,
  startAskedLake,
} from './access/asked-lake.ts'
import { removeFolder } from './support/remove-folder.ts'
import { CONFIG } from './support/start-lake.ts'

const STRANGER = 'http://evil.example'
/** What a page of any origin may read, when nobody has to be known for it. */
const READABLE_ANYWHERE =
  /^GET \/(images|files|data\/query|data\/doc|data\/live\/events|check\/cors)\b/
/** Both end what their caller signs in with. */
const SPENDS_TOKENS = new Set(['POST /auth/logout', OF_ROBOTS_ONLY])

let asked: AskedLake
let requestOf: ReturnType<typeof accessRequests>
let tokens: Map<Member, string>

beforeAll(async () => {
  asked = await startAskedLake()
  requestOf = accessRequests(asked)
  tokens = new Map(MEMBERS.map((member) => [member, asked.tokenOf(member)]))
})
afterAll(() => asked.stop())

const everybody: readonly (Member | null)[] = [null, ...MEMBERS.toReversed()]

/** Who is to ask. Signing in is the same whatever role one has by then, and few attempts are let through. */
function callersOf({ route }: AccessRow): readonly (Member | null)[] {
  return route.includes('/auth/') ? everybody.filter((caller) => !isCustom(caller)) : everybody
}

function isCustom(caller: Member | null): boolean {
  return caller !== null && caller.role !== caller.like
}
const administrator = MEMBERS.find(({ role }) => role === 'administrator') ?? null

function nameOf(caller: Member | null): string {
  return caller === null ? 'nobody' : `${caller.role} (${caller.kind})`
}

function expected(
  { route, statuses }: AccessRow,
  caller: Member | null,
  on: keyof typeof DATASETS,
) {
  if (route === OF_ROBOTS_ONLY && caller?.kind === 'person') return 404
  return statuses[caller?.like ?? 'nobody'][on]
}

/** Where it makes a difference which dataset is asked. */
function visibilities({ route }: AccessRow): (keyof typeof DATASETS)[] {
  return /:(dataset|name)\b/.test(route) ? ['public', 'private'] : ['public']
}

function askAs(caller: Member | null, sent: Sent, headers: Record<string, string> = {}) {
  const token = caller === null ? undefined : tokens.get(caller)
  const own = token === undefined ? null : { authorization: `Bearer ${token}` }
  return asked.ask({ ...sent, headers: { ...sent.headers, ...own, ...headers } })
}

/** Asks, and tells whether anything was written meanwhile. */
async function watch(ask: () => Promise<Answer>): Promise<Answer & { readonly wrote: boolean }> {
  const before = asked.state.read()
  const answer = await ask()
  return { ...answer, wrote: asked.state.read() !== before }
}

/** What a granted request leaves to be done. */
async function settle({ route }: AccessRow, caller: Member | null, { body }: Answer) {
  if (/^PUT .*\/copy$/.test(route)) await asked.copied(JSON.parse(body).jobId)
  if (caller !== null && SPENDS_TOKENS.has(route)) tokens.set(caller, asked.tokenOf(caller))
}

/** Writes a session, though a GET: the Studio asks so. It takes a code that only who signed in has, and that is good once. */
const REDEMPTION = 'GET /auth/fetch'

function isRead({ name, route }: AccessRow): boolean {
  if (name === REDEMPTION) return false
  return /^GET |^POST \/data\/query\//.test(route)
}

test('every route of the lake has its row', async () => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'routes-'))
  const lake = openLake({ ...CONFIG, dataDirectory }, () => {}, { forItself: true })
  const { routes } = createApp(lake, new ServerStatistics(), new SendBudget(1))
  await lake.close()
  await removeFolder(dataDirectory)
  const served = routes
    .filter(({ method, path }) => !(method === 'ALL' && path.endsWith('*')))
    .map(({ method, path }) => `${method} ${path.replace('/:version{v[^/]+}', '')}`)
  expect(served.length).toBeGreaterThan(100)
  expect([...new Set(ACCESS_TABLE.map(({ route }) => route))].toSorted()).toEqual(
    [...new Set(served)].toSorted(),
  )
  const names = ACCESS_TABLE.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

describe('who is answered what', () => {
  test.each(ACCESS_TABLE)('$name', async (row) => {
    const [wanted, found]: Record<string, number>[] = [{}, {}]
    const trouble: string[] = []
    for (const on of visibilities(row)) {
      let sent = await requestOf(row, DATASETS[on])
      for (const caller of callersOf(row)) {
        const name = `${nameOf(caller)}, ${on}`
        const answer = await watch(() => askAs(caller, sent))
        Object.assign(wanted ?? {}, { [name]: expected(row, caller, on) })
        Object.assign(found ?? {}, { [name]: answer.status })
        const { status, headers, body, wrote } = answer
        if (wrote && (status >= 400 || isRead(row))) trouble.push(`${name}: something was written`)
        if (headers['set-cookie'] !== undefined) trouble.push(`${name}: a cookie was set`)
        if (caller === null && body.includes(HIDDEN)) trouble.push(`${name}: told what is hidden`)
        if (status < 400) {
          await settle(row, caller, answer)
          sent = await requestOf(row, DATASETS[on])
        }
      }
    }
    expect(found).toEqual(wanted)
    expect(trouble).toEqual([])
  })

  test('each level is told apart from the next by some row', () => {
    for (const [index, level] of LEVELS.slice(1).entries()) {
      const below = LEVELS[index] ?? 'nobody'
      expect(
        ACCESS_TABLE.some(
          ({ statuses }) => statuses[below].public > 400 && statuses[level].public < 400,
        ),
        level,
      ).toBe(true)
    }
  })
})

describe('whatever is asked with HEAD or OPTIONS', () => {
  test.each(ACCESS_TABLE.filter(({ route }) => route.startsWith('GET ')))(
    'changes nothing, and HEAD is for whom GET is for ($name)',
    async (row) => {
      for (const caller of callersOf(row)) {
        const sent = await requestOf(row, DATASETS.private)
        const head = await watch(() => askAs(caller, { ...sent, method: 'HEAD' }))
        const options = await watch(() => askAs(caller, { ...sent, method: 'OPTIONS' }))
        expect([nameOf(caller), head.status, head.wrote, options.wrote]).toEqual([
          nameOf(caller),
          expected(row, caller, 'private'),
          false,
          false,
        ])
      }
    },
  )
})

describe('a request for another host', () => {
  test.each(ACCESS_TABLE)('opens nothing ($name)', async (row) => {
    const sent = await requestOf(row, DATASETS.public)
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80']) {
      const { status, wrote } = await watch(() => askAs(administrator, sent, { host }))
      expect([host, status, wrote]).toEqual([host, 421, false])
    }
  })
})

describe('a page of an origin that is not listed', () => {
  test.each(ACCESS_TABLE.filter(({ route }) => !route.startsWith('GET ')))(
    'changes nothing, whoever it has a token of ($name)',
    async (row) => {
      const sent = await requestOf(row, DATASETS.public)
      for (const origin of [STRANGER, 'null', `${STUDIO}.evil.example`]) {
        const answer = await watch(() => askAs(administrator, sent, { origin }))
        expect([origin, answer.status, answer.wrote]).toEqual([origin, 403, false])
        expect(answer.headers['access-control-allow-origin']).toBeUndefined()
      }
    },
  )

  test.each(ACCESS_TABLE.filter(({ route }) => route.startsWith('GET ')))(
    'reads nothing but what everybody may ($name)',
    async (row) => {
      const [known, unknown] = [
        await askAs(administrator, await requestOf(row, DATASETS.public), { origin: STRANGER }),
        await askAs(null, await requestOf(row, DATASETS.public), { origin: STRANGER }),
      ]
      expect(known.headers['access-control-allow-origin']).toBeUndefined()
      expect(unknown.headers['access-control-allow-origin']).toBe(
        READABLE_ANYWHERE.test(row.route) ? '*' : undefined,
      )
      expect(known.headers['access-control-allow-credentials']).toBeUndefined()
      expect(unknown.headers['access-control-allow-credentials']).toBeUndefined()
    },
  )
})

describe('a cookie', () => {
  // The lake has none: what a browser sends of itself speaks for nobody, so no page can use it.
  test.each(ACCESS_TABLE)('opens nothing ($name)', async (row) => {
    const token =
      tokens.get(
        administrator ?? { kind: 'person', role: 'administrator', like: 'administrator' },
      ) ?? ''
    const cookie = ['sanitySession', 'session', 'token']
      .map((name) => `${name}=${token}`)
      .join('; ')
    const sent = await requestOf(row, DATASETS.private)
    const { status } = await askAs(null, sent, { cookie })
    expect(status).toBe(expected(row, null, 'private'))
  })
})

describe('a token that is none', () => {
  beforeEach(() => expect(tokens.size).toBe(MEMBERS.length))

  test.each(['Bearer rbt_guessed', 'Bearer ses_guessed', 'Basic YTpi', 'Bearer'])(
    'is refused wherever it is shown, and changes nothing (%s)',
    async (authorization) => {
      for (const row of ACCESS_TABLE) {
        const sent = await requestOf(row, DATASETS.public)
        const { status, wrote } = await watch(() => askAs(null, sent, { authorization }))
        expect([row.name, status, wrote]).toEqual([row.name, 401, false])
      }
    },
  )
})

test('no token and no password is on disk or in the log', async () => {
  const created = await asked.demand('POST', '/v1/access/project/vitrine/robots', {
    label: 'Kept by its hash alone',
    memberships: [{ roleNames: ['editor'] }],
  })
  const secrets = [...tokens.values(), JSON.parse(created.body).token, asked.lake.token, PASSWORD]
  const files = readdirSync(asked.lake.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  expect(files.some((file) => file.endsWith('lake.sqlite-wal'))).toBe(true)
  const contents = [...files.map((file) => readFileSync(file)), JSON.stringify(asked.lake.records)]
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(8)
    expect(contents.filter((content) => content.includes(secret))).toEqual([])
  }
})
