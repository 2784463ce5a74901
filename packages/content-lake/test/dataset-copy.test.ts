import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CopyJobStore } from '../src/datasets/copy-job-store.ts'
import { openLakeDatabase } from '../src/datasets/lake-database.ts'
import { fillDataset } from './support/rich-dataset.ts'
import { serverSentEvents } from './support/server-sent-events.ts'
import { startLake, type TestLake } from './support/start-lake.ts'
import { startReceiver, type WebhookReceiver } from './support/webhook-receiver.ts'

let directory: string
let receiver: WebhookReceiver
let lake: TestLake

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'dataset-copy-'))
  receiver = await startReceiver()
  const webhooksFile = path.join(directory, 'webhooks.json')
  const options = {
    url: receiver.url,
    includeAllVersions: true,
    projection: '{"dataset": sanity::dataset(), _id}',
  }
  await writeFile(webhooksFile, JSON.stringify([{ name: 'all', ...options }]))
  lake = await startLake({ webhooksFile })
  await fillDataset(lake.client())
  await lake.client().create({ _id: 'edited', _type: 'note', title: 'First' })
  await lake.client().patch('edited').set({ title: 'Second' }).commit()
})

afterAll(async () => {
  await lake.stop()
  await receiver.stop()
  await rm(directory, { recursive: true })
})

const copy = (source: string, body: object) =>
  lake.client().request({ url: `/datasets/${source}/copy`, method: 'PUT', body })
const jobs = () => lake.client().request({ url: '/projects/vitrine/datasets/copy' })

/** Follows a job as the Sanity CLI does, without a token; the events' data. */
async function follow(jobId: string): Promise<Record<string, unknown>[]> {
  const response = await fetch(`${lake.url}/v2025-09-16/jobs/${jobId}/listen`)
  const told: Record<string, unknown>[] = []
  for await (const { event, data } of serverSentEvents(response)) {
    if (event === 'job') told.push(JSON.parse(data))
  }
  return told
}

/** Every document of a dataset by its id; of files what does not tell where they are. */
async function contentOf(dataset: string): Promise<Record<string, unknown>> {
  const client = lake.client({ dataset, perspective: 'raw' })
  const documents = await client.fetch('*[_type != "system.group"]')
  return Object.fromEntries(
    documents.map((document: Record<string, unknown>) => {
      const { _rev, _updatedAt, url, path: filePath, ...rest } = document
      const isAsset = String(document._type).endsWith('Asset')
      return [document._id, isAsset ? rest : document]
    }),
  )
}

/** What is known of changes to a document, a line each. */
async function transactionsOf(dataset: string, id: string): Promise<string> {
  const response = await fetch(`${lake.url}/v1/data/history/${dataset}/transactions/${id}`, {
    headers: { authorization: `Bearer ${lake.token}` },
  })
  return response.text()
}

test('a copy has the documents, their history and the files, and is a dataset of its own', async () => {
  const started = await copy('production', { targetDataset: 'whole' })
  expect(started).toEqual({
    datasetName: 'production',
    message: 'Starting copying dataset production to whole...',
    aclMode: 'public',
    jobId: expect.stringMatching(/^j[0-9a-f]{24}$/),
  })
  const events = await follow(started.jobId)
  expect(events.at(-1)).toEqual({ job_id: started.jobId, state: 'completed', progress: 100 })
  expect(await contentOf('whole')).toEqual(await contentOf('production'))
  const transactions = await transactionsOf('whole', 'edited')
  expect(transactions).toEqual(await transactionsOf('production', 'edited'))
  expect(transactions).toContain('Second')

  const urls = await lake
    .client({ dataset: 'whole', perspective: 'raw' })
    .fetch('*[_type in ["sanity.imageAsset", "sanity.fileAsset"]].url')
  expect(urls.length).toBeGreaterThan(1)
  for (const url of urls) {
    expect(url).toContain('/vitrine/whole/')
    expect((await fetch(url)).status).toBe(200)
  }
  const words = '*[_type == "note" && title match "second"]._id'
  expect(await lake.client({ dataset: 'whole' }).fetch(words)).toEqual(['edited'])

  await lake.client({ dataset: 'whole' }).delete('edited')
  expect(await lake.client().getDocument('edited')).toBeDefined()
  const job = await lake.client().request({ url: `/jobs/${started.jobId}` })
  expect(job).toMatchObject({
    id: started.jobId,
    state: 'completed',
    authors: [expect.any(String)],
  })
  expect(await jobs()).toMatchObject([
    { id: started.jobId, sourceDataset: 'production', targetDataset: 'whole', withHistory: true },
  ])
})

test('a copy can do without history and releases', async () => {
  const options = { skipHistory: true, skipContentReleases: true }
  const { jobId } = await copy('production', { targetDataset: 'bare', ...options })
  expect((await follow(jobId)).at(-1)).toMatchObject({ state: 'completed' })
  const expected = await contentOf('production')
  const left = Object.keys(expected).filter((id) => !/^versions\.|^_\.releases\./.test(id))
  expect(left.length).toBeLessThan(Object.keys(expected).length)
  expect(Object.keys(await contentOf('bare')).toSorted()).toEqual(left.toSorted())
  expect(await transactionsOf('bare', 'edited')).toBe('')
  const release = Object.keys(expected).find((id) => id.startsWith('versions.')) ?? ''
  expect(await transactionsOf('bare', release)).toBe('')
  await lake.client({ dataset: 'bare' }).patch('edited').set({ title: 'Third' }).commit()
  expect(await transactionsOf('bare', 'edited')).toContain('Third')
  const url = '/data/history/bare/events/documents/edited'
  const { events } = await lake.client({ dataset: 'bare' }).request({ url })
  expect(events.edited).toHaveLength(1)
})

test('a release whose history stayed behind has one from its next change on', async () => {
  await lake.client().releases.create({ releaseId: 'moved', metadata: { title: 'Before' } })
  const { jobId } = await copy('production', { targetDataset: 'no-history', skipHistory: true })
  await follow(jobId)
  const client = lake.client({ dataset: 'no-history' })
  await client.releases.edit({ releaseId: 'moved', patch: { set: { 'metadata.title': 'After' } } })
  await client.releases.archive({ releaseId: 'moved' })
  const url = '/data/history/no-history/events/releases/moved'
  const { events } = await client.request({ url })
  expect(events.map(({ type }: { type: string }) => type)).toContain('archiveRelease')
})

test('webhooks hear of what changes in a copy, not of its making', async () => {
  await receiver.stop()
  await lake.client().create({ _id: 'waiting', _type: 'note' })
  const { jobId } = await copy('production', { targetDataset: 'quiet', skipContentReleases: true })
  await follow(jobId)
  await lake.client({ dataset: 'quiet' }).create({ _id: 'new', _type: 'note' })
  await receiver.start()
  const heard = () => receiver.received.map(({ body }) => JSON.parse(body))
  await expect.poll(heard).toContainEqual({ dataset: 'production', _id: 'waiting' })
  await expect.poll(heard).toContainEqual({ dataset: 'quiet', _id: 'new' })
  // What the copy was waiting to tell would have come before.
  expect(heard().filter(({ dataset }) => dataset === 'quiet')).toHaveLength(1)
})

test('what is scheduled by the older API stays with the dataset that it was scheduled in', async () => {
  const schedules = (dataset: string) =>
    lake.client().request({ url: `/schedules/vitrine/${dataset}` })
  const body = { documents: [{ documentId: 'edited' }], executeAt: '2099-01-01T00:00:00Z' }
  await lake.client().request({ url: '/schedules/vitrine/production', method: 'POST', body })
  const { jobId } = await copy('production', { targetDataset: 'unscheduled' })
  await follow(jobId)
  expect((await schedules('production')).schedules).toHaveLength(1)
  expect((await schedules('unscheduled')).schedules).toEqual([])
})

test('a copy of a private dataset is private', async () => {
  await lake.client().datasets.create('closed', { aclMode: 'private' })
  const { jobId } = await copy('closed', { targetDataset: 'closed-2' })
  await follow(jobId)
  expect(await lake.client().datasets.list()).toContainEqual(
    expect.objectContaining({ name: 'closed-2', aclMode: 'private' }),
  )
})

test('a copy needs an administrator, a dataset and a new name', async () => {
  for (const [source, target, statusCode] of [
    ['production', 'production', 409],
    ['production', 'Upper', 400],
    ['production', '~alias', 400],
    ['nowhere', 'new', 404],
  ] as const) {
    await expect(copy(source, { targetDataset: target })).rejects.toMatchObject({ statusCode })
  }
  for (const [token, statusCode] of [
    [lake.editorToken, 403],
    [undefined, 401],
  ] as const) {
    const client = lake.client({ token })
    const request = {
      url: '/datasets/production/copy',
      method: 'PUT',
      body: { targetDataset: 'x' },
    }
    await expect(client.request(request)).rejects.toMatchObject({ statusCode })
  }
  for (const url of ['/jobs/nowhere', '/jobs/nowhere/listen']) {
    await expect(lake.client().request({ url })).rejects.toMatchObject({ statusCode: 404 })
  }
  await expect(
    lake.client({ token: undefined }).request({ url: '/jobs/nowhere' }),
  ).rejects.toMatchObject({ statusCode: 401 })
})

test('a name is taken while a copy of it is made, and a server that stops makes no more', async () => {
  const first = await copy('production', { targetDataset: 'first' })
  const second = await copy('production', { targetDataset: 'second' })
  await expect(copy('production', { targetDataset: 'second' })).rejects.toMatchObject({
    statusCode: 409,
  })
  await expect(lake.client().datasets.create('second')).rejects.toMatchObject({ statusCode: 409 })
  await lake.restart()
  const states = Object.fromEntries(
    (await jobs()).map(({ id, state }: { id: string; state: string }) => [id, state]),
  )
  expect(['completed', 'failed']).toContain(states[first.jobId])
  expect(states[second.jobId]).toBe('failed')
  expect((await follow(second.jobId)).at(-1)).toMatchObject({
    state: 'failed',
    message: 'The server was stopped',
  })
  const names = (await lake.client().datasets.list()).map(({ name }) => name)
  expect(names).not.toContain('second')
  expect(names.includes('first')).toBe(states[first.jobId] === 'completed')
  await lake.client().datasets.create('second')
  expect(await lake.client({ dataset: 'second' }).fetch('count(*)')).toBe(0)
})

test('what a process left that ended amid a copy is cleared away by the next', async () => {
  const database = openLakeDatabase(lake.dataDir)
  const store = new CopyJobStore(database)
  const { id } = store.create({
    source: 'production',
    target: 'torn',
    withHistory: true,
    author: 'ann',
  })
  store.update(id, 'running')
  database.close()
  const draft = path.join(lake.dataDir, 'datasets/torn.copy.sqlite')
  writeFileSync(draft, 'half')
  await lake.restart()
  expect(await lake.client().request({ url: `/jobs/${id}` })).toMatchObject({ state: 'failed' })
  expect(existsSync(draft)).toBe(false)
  const files = readdirSync(path.join(lake.dataDir, 'datasets'))
  expect(files.filter((name) => name.includes('.copy.'))).toEqual([])
})
