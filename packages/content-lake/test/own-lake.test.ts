import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runNode } from './support/run-node.ts'
import { startLake, type TestLake } from './support/start-lake.ts'
import { startReceiver, type WebhookReceiver } from './support/webhook-receiver.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 })

const LATER = '2999-01-01T00:00:00.000Z'
const PAST = '2020-01-01T00:00:00.000Z'
const MAIN = path.join(import.meta.dirname, '../src/main.ts')

let directory: string
let webhooksFile: string
let receiver: WebhookReceiver
let lake: TestLake

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'own-lake-'))
  webhooksFile = path.join(directory, 'webhooks.json')
  receiver = await startReceiver()
  await writeFile(
    webhooksFile,
    JSON.stringify([{ name: 'shop', url: receiver.url, filter: '_type == "post"' }]),
  )
  lake = await startLake({ dataDirectory: path.join(directory, 'data'), webhooksFile })
})

afterAll(async () => {
  await lake.stop()
  await receiver.stop()
  await rm(directory, { recursive: true })
})

const command = (args: string[], env: Record<string, string> = {}, input = '') =>
  runNode([MAIN, ...args], {
    cwd: directory,
    env: { CONTENT_LAKE_DATA: lake.dataDir, CONTENT_LAKE_PORT: new URL(lake.url).port, ...env },
    input,
  })

/** A column of what the lake keeps, in whatever file that is. */
function kept(file: string, sql: string): unknown[] {
  const database = new DatabaseSync(path.join(lake.dataDir, file), { readOnly: true })
  try {
    return database
      .prepare(sql)
      .all()
      .map((row) => Object.values(row)[0])
  } finally {
    database.close()
  }
}

async function serve(): Promise<void> {
  const port = Number(new URL(lake.url).port)
  lake = await startLake({ dataDirectory: lake.dataDir, port, webhooksFile })
}

/** Makes it so that some messages were given up. */
function giveUp(count: number, hook = 'shop'): void {
  const database = new DatabaseSync(path.join(lake.dataDir, 'datasets/production.sqlite'))
  const insert = database.prepare(
    `INSERT INTO webhook_delivery (hook, state, idempotency_key, transaction_id, transaction_time,
       document_id, operation, body)
     VALUES (?4, 'dead', ?1, ?1, ?2, ?1, 'create', ?3)`,
  )
  for (let n = 1; n <= count; n++) {
    const _id = `lost-${n}`
    const at = new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString()
    insert.run(_id, at, JSON.stringify({ _id }), hook)
  }
  database.close()
}

/** Makes the time of everything that is planned one that has passed. */
function makeDue(): void {
  const database = new DatabaseSync(path.join(lake.dataDir, 'datasets/production.sqlite'))
  database.prepare('UPDATE schedule SET execute_at = ?').run(PAST)
  database.prepare('UPDATE document SET content = replace(content, ?, ?)').run(LATER, PAST)
  database.close()
}

const dataset = (sql: string) => kept('datasets/production.sqlite', sql)
/** What waits to be told of, less the release, which the filter leaves out in the end. */
const waiting = () =>
  dataset("SELECT document_id FROM webhook_delivery WHERE state = 'pending' ORDER BY id").filter(
    (id) => id !== '_.releases.r1',
  )

test('a command without a server leaves to it what is due and what waits', async () => {
  const client = lake.client()
  await receiver.stop()
  await client.create({ _id: 'told', _type: 'post' })
  await client.create({ _id: 'drafts.planned', _type: 'post' })
  await client.request({
    url: '/schedules/vitrine/production',
    method: 'POST',
    body: { documents: [{ documentId: 'planned' }], name: '', action: 'publish', executeAt: LATER },
  })
  await client.releases.create({
    releaseId: 'r1',
    metadata: { title: 'R', releaseType: 'scheduled' },
  })
  await client.create({ _id: 'versions.r1.b', _type: 'post' })
  await client.releases.schedule({ releaseId: 'r1', publishAt: LATER })
  await lake.stop()
  makeDue()
  await receiver.start()

  const line = JSON.stringify({ _id: 'imported', _type: 'post' })
  const names = { CONTENT_LAKE_DATASETS: 'production,surprise' }
  const hooks = { ...names, CONTENT_LAKE_WEBHOOKS: webhooksFile }
  for (const run of [
    await command(['dataset', 'export', 'production', 'without.tar.gz'], names),
    await command(['dataset', 'export', 'production', 'with.tar.gz'], hooks),
    await command(['dataset', 'import', '-', 'production'], hooks, line),
  ]) {
    expect(run).toMatchObject({ code: 0 })
  }
  expect(receiver.received).toEqual([])
  expect(waiting()).toEqual(['told', 'imported'])
  expect(kept('lake.sqlite', 'SELECT name FROM dataset')).toEqual(['production'])

  // They were due indeed: a server sees to all of it.
  await serve()
  const sent = await receiver.first(4)
  const heard = sent.map(({ body }) => JSON.parse(body)._id)
  expect(heard.toSorted()).toEqual(['b', 'imported', 'planned', 'told'])
})

test('webhook failures lists all that was given up; what is retried without a server waits for one', async () => {
  const env = { CONTENT_LAKE_WEBHOOKS: webhooksFile }
  const before = receiver.received.length
  await lake.stop()
  giveUp(450)
  const listed = await command(['webhook', 'failures', 'shop'], env)
  const lines = listed.stdout.trim().split('\n').slice(1)
  expect(lines).toHaveLength(450)
  expect(lines[0]).toMatch(/^production\.\d+ .* lost-450 /)
  expect(lines.at(-1)).toMatch(/ lost-1 /)

  const ids = lines.slice(0, 2).map((line) => line.split(' ')[0] ?? '')
  expect(await command(['webhook', 'retry', 'shop', ...ids], env)).toMatchObject({
    code: 0,
    stdout: '2 will be sent again when a server runs.\n',
  })
  expect(receiver.received).toHaveLength(before)
  expect(waiting()).toEqual(['lost-449', 'lost-450'])
  await serve()
  const sent = await receiver.first(before + 2)
  expect(sent.slice(before).map(({ body }) => JSON.parse(body)._id)).toEqual([
    'lost-449',
    'lost-450',
  ])
})

test('webhook list tells what is kept for which, and webhook drop forgets it where it is not configured', async () => {
  const env = { CONTENT_LAKE_WEBHOOKS: webhooksFile }
  await lake.stop()
  giveUp(450, 'old')
  const list = async () => {
    const { stdout } = await command(['webhook', 'list'], env)
    return stdout.split('\n').map((line) => line.split(/ {2,}/))
  }
  const old = ['old', 'production', 'no', '0', '450']
  expect(await list()).toEqual([
    ['WEBHOOK', 'DATASET', 'CONFIGURED', 'WAITING', 'GIVEN UP'],
    ['shop', 'production', 'yes', '0', expect.any(String)],
    old,
    [''],
  ])
  const drop = (name: string) => command(['webhook', 'drop', name], env)
  expect(await drop('shop')).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'content-lake: The webhook "shop" is configured, so its messages are sent: leave it out of CONTENT_LAKE_WEBHOOKS first.\n',
  })
  expect(await drop('old')).toEqual({ code: 0, stdout: 'Dropped 450 messages.\n', stderr: '' })
  expect(await list()).not.toContainEqual(old)
  expect(await drop('old')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'content-lake: There is no webhook "old".\n',
  })
  expect(await command(['webhook', 'drop'])).toMatchObject({ code: 2 })
  await serve()
})
