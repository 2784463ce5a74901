import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, vi } from 'vitest'
import { type Accounts, openAccounts } from '../../src/access/accounts.ts'
import { customRole } from '../../src/access/custom-role.ts'
import { grantsOf } from '../../src/access/grants.ts'
import { type BuiltInRole, ROLES, type Role } from '../../src/access/identity.ts'
import { openLakeDatabase } from '../../src/datasets/lake-database.ts'
import { quarters } from '../support/pictures.ts'
import { startLake, type TestLake } from '../support/start-lake.ts'
import { startReceiver } from '../support/webhook-receiver.ts'
import { LakeState } from './lake-state.ts'

export const PASSWORD = 'correct horse'
export const STUDIO = 'http://localhost:3333'
/** Stands in drafts and in all of the private dataset: nobody is to read it. */
export const HIDDEN = 'not-for-everybody'
export const DATASETS = { public: 'open', private: 'closed' } as const
export const RELEASE = 'autumn'
/** Bounds what hangs alone. */
const PATIENCE = { timeout: 15_000 }

/** Somebody with a role, as a program or as a person who signed in. */
export interface Member {
  readonly kind: 'robot' | 'person'
  readonly role: Role
  /** The role that every lake has, and that this one may do the same as. */
  readonly like: BuiltInRole
}

/** A lake's own, which grants by its filters what a role grants that every lake has. */
const IMITATED = ['editor', 'contributor', 'viewer'] as const
const CUSTOM_ROLES = IMITATED.map((role) =>
  customRole.parse({
    name: `own-${role}`,
    title: `Own ${role}`,
    grants: [...grantsOf(role, false), ...conversationGrants(role)],
  }),
)

/** What a role may do in add-on datasets alone, as a grant that names the datasets to which they are added. */
function conversationGrants(role: BuiltInRole) {
  const datasets = Object.values(DATASETS)
  const everywhere = new Set(grantsOf(role, false).map(({ filter }) => filter))
  return grantsOf(role, true)
    .filter(({ filter }) => !everywhere.has(filter))
    .map((grant) => ({ ...grant, datasets }))
}

const ROLES_AND_LIKENESS = [
  ...ROLES.map((role) => ({ role, like: role })),
  ...IMITATED.map((like) => ({ role: `own-${like}`, like })),
]

export const MEMBERS: readonly Member[] = ROLES_AND_LIKENESS.flatMap((member) => [
  { kind: 'robot', ...member } as const,
  { kind: 'person', ...member } as const,
])

/** A request, as it is sent. */
export interface Sent {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Of an event stream, nothing. */
  readonly body: string
}

/** A lake with something of everything in it, on a public and a private dataset. */
export interface AskedLake {
  readonly lake: TestLake
  readonly accounts: Accounts
  readonly state: LakeState
  /** The moment at which everything was there. */
  readonly madeAt: string
  readonly hookId: string
  readonly attemptId: string
  readonly jobId: string
  /** Names of the files that each dataset has. */
  readonly files: Readonly<Record<string, { readonly image: string; readonly file: string }>>
  /** A new token of a robot or of a person's session. */
  tokenOf(member: Member): string
  ask(sent: Sent): Promise<Answer>
  /** As an administrator. @throws Error when it is refused */
  demand(method: string, path: string, body?: unknown): Promise<Answer>
  /** Waits until a copy is made. */
  copied(jobId: string): Promise<void>
  stop(): Promise<void>
}

/** Makes such a lake, which asks for a password; the caller stops it. */
export async function startAskedLake(): Promise<AskedLake> {
  const directory = await mkdtemp(path.join(tmpdir(), 'access-'))
  const receiver = await startReceiver()
  const webhooksFile = path.join(directory, 'webhooks.json')
  const hook = { name: 'shop', url: receiver.url, filter: '_type == "told"' }
  await writeFile(webhooksFile, JSON.stringify([hook]))
  const lake = await startLake({
    datasets: [DATASETS.public],
    signIn: 'password',
    password: PASSWORD,
    webhooksFile,
    roles: CUSTOM_ROLES,
  })
  const database = openLakeDatabase(lake.dataDir)
  const accounts = openAccounts(database, [], CUSTOM_ROLES)
  const state = new LakeState(lake.dataDir, database)

  function ask({ method, path, headers, body }: Sent): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(lake.url + path, { method, headers, agent: false }, (response) => {
        const status = response.statusCode ?? 0
        if (/^text\/event-stream/.test(response.headers['content-type'] ?? '')) {
          response.destroy()
          resolve({ status, headers: response.headers, body: '' })
          return
        }
        response
          .setEncoding('utf8')
          .reduce((all: string, part: string) => all + part, '')
          .then((text) => resolve({ status, headers: response.headers, body: text }), reject)
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  async function demand(method: string, path: string, body?: unknown): Promise<Answer> {
    const headers = { authorization: `Bearer ${lake.token}` }
    const answer = await ask({ method, path, headers, body: JSON.stringify(body) })
    if (answer.status < 400) return answer
    throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`)
  }

  async function copied(jobId: string): Promise<void> {
    await vi.waitFor(async () => {
      const { body } = await demand('GET', `/v1/jobs/${jobId}`)
      expect(JSON.parse(body).state).toBe('completed')
    }, PATIENCE)
  }

  await demand('PUT', `/v1/datasets/${DATASETS.private}`, { aclMode: 'private' })
  const files: Record<string, { image: string; file: string }> = {}
  for (const dataset of Object.values(DATASETS)) {
    const client = lake.client({ dataset })
    await client
      .transaction()
      .create({ _id: 'post', _type: 'post', ...(dataset === 'closed' && { title: HIDDEN }) })
      .create({ _id: 'drafts.post', _type: 'post', title: HIDDEN })
      .commit()
    await client.releases.create({ releaseId: RELEASE })
    const image = await client.assets.upload('image', await quarters(8, 8).png().toBuffer())
    const file = await client.assets.upload('file', Buffer.from('words'), { filename: 'a.txt' })
    files[dataset] = { image: path.basename(image.path), file: path.basename(file.path) }
  }
  await lake.client({ dataset: DATASETS.public }).create({ _id: 'told', _type: 'told' })
  const hooks = '/v1/hooks/projects/vitrine'
  const hookId: string = JSON.parse((await demand('GET', hooks)).body)[0].id
  const attempts = async () =>
    JSON.parse((await demand('GET', `${hooks}/${hookId}/attempts`)).body) as { id: string }[]
  await vi.waitFor(async () => expect(await attempts()).toHaveLength(1), PATIENCE)
  const attemptId = (await attempts())[0]?.id ?? ''
  const copy = await demand('PUT', `/v1/datasets/${DATASETS.public}/copy`, {
    targetDataset: 'first-copy',
  })
  const { jobId } = JSON.parse(copy.body)
  await copied(jobId)

  return {
    lake,
    accounts,
    state,
    madeAt: new Date().toISOString(),
    hookId,
    attemptId,
    jobId,
    files,
    tokenOf({ kind, role }) {
      if (kind === 'robot') return accounts.robots.create(`A robot: ${role}`, role).secret
      return accounts.sessions.create(accounts.users.ensure(`A person: ${role}`, role).id)
    },
    ask,
    demand,
    copied,
    async stop() {
      state.close()
      database.close()
      await lake.stop()
      await receiver.stop()
      await rm(directory, { recursive: true })
    },
  }
}
