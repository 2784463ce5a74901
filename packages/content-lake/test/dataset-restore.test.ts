import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { MutationEvent } from '@sanity/client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { record } from './support/listen.ts'
import { contentOf } from './support/raw-content.ts'
import { fillDataset } from './support/rich-dataset.ts'
import { runNode } from './support/run-node.ts'
import { startLake, type TestLake } from './support/start-lake.ts'
import { startReceiver, type WebhookReceiver } from './support/webhook-receiver.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const MAIN = path.join(import.meta.dirname, '../src/main.ts')

let directory: string
let receiver: WebhookReceiver
let lake: TestLake

type Content = Record<string, Record<string, unknown>>
/** The dataset at the point that tests restore it to, and later. */
let then: { content: Content; time: string; transactionId: string; log: string[] }
let later: { content: Content; transactionId: string }

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'dataset-restore-'))
  receiver = await startReceiver()
  const webhooksFile = path.join(directory, 'webhooks.json')
  const hook = { url: receiver.url, includeAllVersions: true, projection: '{_id}' }
  await writeFile(
    webhooksFile,
    JSON.stringify([{ name: 'all', datasets: ['production'], ...hook }]),
  )
  lake = await startLake({ dataDirectory: path.join(directory, 'data'), webhooksFile })
  const client = lake.client()
  await fillDataset(client)
  const file = await client.assets.upload('file', Buffer.from('nobody refers to it'))
  await client.create({ _id: 'gone', _type: 'note', text: 'to be deleted' })
  await client.create({ _id: 'same', _type: 'note', text: 'changed and changed back' })
  then = await stateOf('production')
  await vi.waitUntil(() => new Date().toISOString() > then.time)

  await client.patch('ada').set({ name: 'Changed', born: null }).commit()
  await client.patch('same').set({ text: 'other' }).commit()
  await client.patch('same').set({ text: 'changed and changed back' }).commit()
  await client.patch('drafts.second').set({ title: 'A draft' }).commit()
  await client.delete('gone')
  await client.delete(file._id)
  await client.create({ _id: 'new', _type: 'note', back: { _type: 'reference', _ref: 'ada' } })
  await client.releases.unschedule({ releaseId: 'rSpring' })
  await client.releases.publish({ releaseId: 'rSpring' })
  later = await stateOf('production')
})
afterAll(async () => {
  await lake.stop()
  await receiver.stop()
  await rm(directory, { recursive: true })
})

function command(...args: string[]) {
  return runNode([MAIN, 'dataset', ...args], {
    env: { CONTENT_LAKE_DATA: lake.dataDir, CONTENT_LAKE_PORT: new URL(lake.url).port },
  })
}

async function contentNow(dataset: string): Promise<Content> {
  return (await contentOf(lake.client({ dataset }))) as Content
}

async function stateOf(dataset: string) {
  const log = logOf(dataset)
  const transactionId = log.at(-1) ?? ''
  return { content: await contentNow(dataset), time: new Date().toISOString(), transactionId, log }
}

function logOf(dataset: string): string[] {
  const file = path.join(lake.dataDir, `datasets/${dataset}.sqlite`)
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const rows = database.prepare('SELECT id FROM transaction_log ORDER BY sequence').all()
    return rows.map(({ id }) => String(id))
  } finally {
    database.close()
  }
}

/** What is to be restored: without what each write sets, and where the dataset is; releases unscheduled. */
function comparable(content: Content): Content {
  const entries = Object.entries(content).map(
    ([id, { _rev, _updatedAt, path: _path, url, ...rest }]) => {
      if (rest.state !== 'scheduled') return [id, rest]
      const { publishAt, metadata, ...release } = rest
      const intended = { ...(metadata as object), intendedPublishAt: publishAt }
      return [id, { ...release, state: 'active', metadata: intended }]
    },
  )
  return Object.fromEntries(entries)
}

const failed = (stderr: string) => ({ code: 1, stdout: '', stderr: `content-lake: ${stderr}\n` })

test('into a new dataset: documents, revisions and history up to the point, and the files', async () => {
  for (const [name, to] of [
    ['by-time', then.time],
    ['by-transaction', then.transactionId],
  ] as const) {
    const restored = await command('restore', 'production', '--to', to, '--into', name)
    expect(restored).toMatchObject({
      code: 0,
      stdout: `Restored dataset production as of ${to} into ${name}.\n`,
    })
    const content = await contentNow(name)
    expect(comparable(content)).toEqual(comparable(then.content))
    for (const [id, document] of Object.entries(content)) {
      const isAdapted = /Asset$|release$/.test(String(document._type))
      if (!isAdapted) expect(document).toEqual(then.content[id])
      if (!String(document._type).endsWith('Asset')) continue
      expect(document.url).toContain(`/vitrine/${name}/`)
      expect((await fetch(String(document.url))).status).toBe(200)
    }
    expect(logOf(name).slice(0, then.log.length)).toEqual(then.log)
    const found = lake.client({ dataset: name }).fetch('*[text match "deleted"]._id')
    expect(await found).toEqual(['gone'])
    // It is a dataset like any other.
    await lake.client({ dataset: name }).patch('ada').set({ name: 'Again' }).commit()
    expect((await contentNow(name)).ada).toMatchObject({ name: 'Again' })
  }
  expect(await contentNow('production')).toEqual(later.content)
})

test('in place: one transaction that is heard of, on top of a history that stays', async () => {
  const dry = await command('restore', 'production', '--to', then.time, '--dry-run')
  const counts = '5 documents created, 3 changed, 1 deleted'
  expect(dry.stdout).toMatch(new RegExp(`^To be as at .*: ${counts}\\.\n$`))
  expect(await contentNow('production')).toEqual(later.content)

  const log = logOf('production')
  const listener = record(
    lake
      .client()
      .listen<Record<string, unknown>>(
        '*[true]',
        {},
        { events: ['welcome', 'mutation'], includeAllVersions: true },
      ),
  )
  await listener.find((event) => event.type === 'welcome')
  const restored = await command('restore', 'production', '--to', then.time)
  expect(restored.stdout).toContain(`: ${counts}, in transaction `)
  expect(restored.stderr).toMatch(/^Looked up (\d+) of \1\nWritten \1 of \1\n$/)
  expect(comparable(await contentNow('production'))).toEqual(comparable(then.content))
  expect((await contentNow('production')).same?._rev).toBe(later.content.same?._rev)

  const transactionId = /in transaction (\S+)\.\n/.exec(restored.stdout)?.[1] ?? ''
  expect(logOf('production')).toEqual([...log, transactionId])
  const events = (await listener.first(10)).filter(
    (event): event is MutationEvent => event.type === 'mutation',
  )
  listener.stop()
  expect(new Set(events.map((event) => event.transactionId))).toEqual(new Set([transactionId]))
  expect(events.find(({ documentId }) => documentId === 'gone')?.transition).toBe('appear')
  expect(events.find(({ documentId }) => documentId === 'new')?.transition).toBe('disappear')
  await expect
    .poll(() => receiver.received.filter(({ body }) => body === '{"_id":"gone"}'))
    .toHaveLength(3)

  const again = await command('restore', 'production', '--to', then.transactionId)
  expect(again.stdout).toMatch(/^Dataset production is as it was at /)
  expect(logOf('production')).toHaveLength(log.length + 1)

  // And back.
  const back = await command('restore', 'production', '--to', later.transactionId)
  expect(back.code).toBe(0)
  expect(comparable(await contentNow('production'))).toEqual(comparable(later.content))
})

test('a release that was scheduled waits to be scheduled again', async () => {
  const restored = await contentNow('by-time')
  expect(then.content['_.releases.rSpring']).toMatchObject({ state: 'scheduled' })
  expect(restored['_.releases.rSpring']).toMatchObject({
    state: 'active',
    metadata: { intendedPublishAt: '2099-01-01T00:00:00.000Z' },
  })
  expect(restored['versions.rSpring.first']).toEqual(then.content['versions.rSpring.first'])
})

test('what the history does not reach is refused', async () => {
  const to = (dataset: string, point: string, ...more: string[]) =>
    command('restore', dataset, '--to', point, ...more)
  const begins = (first: string) =>
    expect.stringMatching(
      new RegExp(
        `^content-lake: The history of the dataset begins at \\S+, with transaction "${first}"\\.\n$`,
      ),
    )
  for (const more of [[], ['--into', 'never']]) {
    expect(await to('production', '2020-01-01T00:00:00Z', ...more)).toMatchObject({
      code: 1,
      stderr: begins(then.log[0] ?? ''),
    })
    expect(await to('production', '2999-01-01T00:00:00Z', ...more)).toEqual(
      failed('2999-01-01T00:00:00.000Z is yet to come.'),
    )
    expect(await to('production', 'unknown', ...more)).toEqual(
      failed('There is no transaction "unknown".'),
    )
    const unreadable = await to('production', '12:00', ...more)
    expect(unreadable.code).toBe(2)
    expect(unreadable.stderr).toContain('It is a time with its zone')
    expect(await to('nowhere', then.time, ...more)).toEqual(
      failed('Dataset "nowhere" not found for project ID "vitrine".'),
    )
  }
  expect(await to('production', then.time, '--into', 'by-time')).toEqual(
    failed('Dataset "by-time" already exists.'),
  )
  expect((await command('restore', 'production')).code).toBe(2)
  expect((await to('production', then.time, '--into', 'x', '--dry-run')).code).toBe(2)
  expect((await lake.client().datasets.list()).map(({ name }) => name)).not.toContain('never')
})

test('a copy without history is restored to what happened in it, and no further', async () => {
  await command('copy', 'production', 'young', '--skip-history')
  const client = lake.client({ dataset: 'young' })
  const early = logOf('young')[0] ?? ''
  await client.mutate([{ create: { _id: 'own', _type: 'note' } }], { transactionId: 'young-1' })
  await client.patch('own').set({ n: 2 }).commit()
  const done = await command('restore', 'young', '--to', 'young-1')
  expect(done.stdout).toContain('0 documents created, 1 changed, 0 deleted')
  expect(await client.getDocument('own')).not.toHaveProperty('n')
  for (const point of [early, then.time]) {
    const refused = await command('restore', 'young', '--to', point)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^content-lake: The history of the dataset begins at /)
  }
})

test('a history with something erased is restored from after that only', async () => {
  const client = lake.client({ dataset: 'by-transaction' })
  await client.create({ _id: 'drafts.secret', _type: 'note' })
  const write = (transactionId: string, n: number) =>
    client.mutate([{ createOrReplace: { _id: 'plain', _type: 'note', n } }], { transactionId })
  await write('plain-1', 1)
  await client.action({
    actionType: 'sanity.action.document.discard',
    draftId: 'drafts.secret',
    purge: true,
  })
  await write('plain-2', 2)
  await write('plain-3', 3)
  for (const more of [[], ['--into', 'never']]) {
    const refused = await command('restore', 'by-transaction', '--to', 'plain-1', ...more)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(
      /What transaction "\S+" changed in document "drafts.secret" was erased since then: the dataset cannot be had as it was then\.\n$/,
    )
  }
  expect(await command('restore', 'by-transaction', '--to', 'plain-2')).toMatchObject({ code: 0 })
  expect(await client.getDocument('plain')).toMatchObject({ n: 2 })
})

test('only an administrator restores, and none by an alias', async () => {
  const post = (token: string | undefined, name = 'production') =>
    fetch(`${lake.url}/v1/datasets/${name}/restore`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ to: then.time }),
    })
  const tokens = [undefined, lake.viewerToken, lake.contributorToken, lake.editorToken]
  const answers = await Promise.all(tokens.map((token) => post(token)))
  expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 403])
  await lake.client().request({
    url: '/aliases/live',
    method: 'PUT',
    body: { datasetName: 'production' },
  })
  expect((await post(lake.token, '~live')).status).toBe(403)
})

test('without a server the command restores all the same', async () => {
  await lake.stop()
  const into = await command('restore', 'by-time', '--to', then.transactionId, '--into', 'offline')
  expect(into).toMatchObject({ code: 0 })
  const place = await command('restore', 'by-time', '--to', then.transactionId)
  expect(place.stdout).toMatch(/^Restored dataset by-time to /)
  lake = await startLake({ dataDirectory: lake.dataDir })
  expect(comparable(await contentNow('by-time'))).toEqual(comparable(then.content))
  expect(comparable(await contentNow('offline'))).toEqual(comparable(then.content))
})
