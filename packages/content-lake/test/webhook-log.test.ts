import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SanityClient } from '@sanity/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'
import { startReceiver, type WebhookReceiver } from './support/webhook-receiver.ts'

const HOOKS = '/hooks/projects/vitrine'

let directory: string
let receiver: WebhookReceiver
let lake: TestLake
let client: SanityClient
/** The path of the webhook. */
let hook: string

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'webhook-log-'))
  receiver = await startReceiver()
  await configure({ filter: '_type == "post"', projection: '{_id}', secret: 'not to be told' })
  lake = await startLake({ webhooksFile: path.join(directory, 'webhooks.json') })
  client = lake.client()
  hook = `${HOOKS}/${(await client.request({ url: HOOKS }))[0].id}`
})

afterEach(async () => {
  await lake.stop()
  await receiver.stop()
  await rm(directory, { recursive: true })
})

/** Writes the configuration: one webhook, or none. */
async function configure(options: Record<string, unknown> | null): Promise<void> {
  const hooks =
    options === null ? [] : [{ name: 'The shop / front', url: receiver.url, ...options }]
  await writeFile(path.join(directory, 'webhooks.json'), JSON.stringify(hooks))
}

const messages = () => client.request({ url: `${hook}/messages` })
const attempts = () => client.request({ url: `${hook}/attempts` })
const retry = (body?: object) => client.request({ url: `${hook}/retry`, method: 'POST', body })

/** Has two changes wait for a webhook that is configured no more. */
async function leaveTwo(): Promise<void> {
  await receiver.stop()
  await client.create({ _id: 'a', _type: 'post' })
  await client.create({ _id: 'b', _type: 'post' })
  await configure(null)
  await lake.restart()
  await receiver.start()
}

/** Configures the webhook again. */
async function bringBack(): Promise<void> {
  await configure({ filter: '_type == "post"', projection: '{_id}' })
  await lake.restart()
}

/** Makes it long ago that everything came to wait. */
function age(days: number): void {
  const database = new DatabaseSync(path.join(lake.dataDir, 'datasets/production.sqlite'))
  const since = new Date(Date.now() - days * 24 * 60 * 60 * 1_000).toISOString()
  database.prepare('UPDATE webhook_delivery SET waiting_since = ?').run(since)
  database.close()
}

/** Has two changes given up, as those are of a webhook that did not come back. */
async function loseTwo(): Promise<void> {
  await leaveTwo()
  age(31)
  await lake.restart()
  await bringBack()
}

test('a webhook is described by its configuration, without what is secret', async () => {
  const described = await client.request({ url: hook })
  expect(described).toMatchObject({
    type: 'document',
    name: 'The shop / front',
    url: receiver.url,
    dataset: '*',
    httpMethod: 'POST',
    includeDrafts: false,
    rule: {
      on: ['create', 'update', 'delete'],
      filter: '_type == "post"',
      projection: '{_id}',
    },
  })
  expect(JSON.stringify(described)).not.toContain('not to be told')
  await expect(client.request({ url: `${HOOKS}/another` })).rejects.toMatchObject({
    statusCode: 404,
  })
  await expect(client.request({ url: '/hooks/projects/other' })).rejects.toMatchObject({
    statusCode: 404,
  })
})

test('the log tells what was sent, what came back, and how long that took', async () => {
  receiver.answer(200, `Thanks. ${'x'.repeat(10_000)}`)
  await client.create({ _id: 'page', _type: 'page' })
  const { _updatedAt } = await client.create({ _id: 'a', _type: 'post' })
  const [request] = await receiver.first(1)
  await expect.poll(messages).toEqual([
    {
      id: expect.stringMatching(/^production\.\d+$/),
      projectId: 'vitrine',
      hookId: hook.slice(HOOKS.length + 1),
      dataset: 'production',
      documentId: 'a',
      createdAt: _updatedAt,
      status: 'success',
      payload: '{"_id":"a"}',
      failureCount: 0,
      resultCode: 200,
      failureMessage: null,
    },
  ])
  expect(request?.headers['sanity-webhook-id']).toBe(hook.slice(HOOKS.length + 1))
  const [message] = await messages()
  const [attempt, ...others] = await attempts()
  expect(others).toEqual([])
  expect(attempt).toMatchObject({
    messageId: message.id,
    duration: expect.any(Number),
    inProgress: false,
    isFailure: false,
    failureReason: null,
    resultCode: 200,
  })
  expect(attempt.resultBody).toMatch(/^Thanks\. x+$/)
  expect(attempt.resultBody).toHaveLength(4_096)
  expect(Date.parse(attempt.createdAt) + attempt.duration).toBe(Date.parse(attempt.updatedAt))
  expect(await client.request({ url: `${HOOKS}/attempts/${attempt.id}` })).toEqual(attempt)
})

test('an attempt that failed says why', async () => {
  receiver.answer(500, 'Out of order')
  await client.create({ _id: 'a', _type: 'post' })
  const failed = { isFailure: true, failureReason: 'http', resultCode: 500 }
  await expect.poll(attempts).toMatchObject([{ ...failed, resultBody: 'Out of order' }])
  expect(await messages()).toMatchObject([
    { documentId: 'a', status: 'queued', failureCount: 1, resultCode: 500 },
  ])
  await receiver.stop()
  await client.create({ _id: 'b', _type: 'post' })
  await expect
    .poll(async () => (await attempts())[0])
    .toMatchObject({ isFailure: true, failureReason: 'network', resultCode: null, resultBody: '' })
})

test('what waits for a webhook that is not configured is sent when it is again', async () => {
  await leaveTwo()
  await client.create({ _id: 'c', _type: 'post' })
  age(29)
  await lake.restart()
  const notice = { webhook: 'The shop / front', dataset: 'production', messages: 2 }
  expect(lake.records).toContainEqual(
    expect.objectContaining({ event: 'webhook-not-configured', ...notice }),
  )
  expect(receiver.received).toEqual([])
  await bringBack()
  const sent = await receiver.first(2)
  expect(sent.map(({ body }) => body)).toEqual(['{"_id":"a"}', '{"_id":"b"}'])
  expect(lake.records).not.toContainEqual(expect.objectContaining({ event: 'webhook-expired' }))
})

test('what waits for one for more than 30 days is given up, and logged', async () => {
  await loseTwo()
  const notice = { webhook: 'The shop / front', dataset: 'production', messages: 2 }
  expect(lake.records).toContainEqual(
    expect.objectContaining({ event: 'webhook-expired', ...notice }),
  )
  expect(await messages()).toMatchObject([{ status: 'failure' }, { status: 'failure' }])
  expect(receiver.received).toEqual([])
})

test('what waits for one that is not configured, and what was given up, can be dropped', async () => {
  await loseTwo()
  await receiver.stop()
  await client.create({ _id: 'c', _type: 'post' })
  const queues = () => client.request({ url: `${HOOKS}/queues` })
  const drop = () => client.request({ url: `${hook}/messages`, method: 'DELETE' })
  const queue = {
    hookId: hook.slice(HOOKS.length + 1),
    dataset: 'production',
    name: 'The shop / front',
  }
  const kept = { ...queue, queued: 1, failed: 2 }
  expect(await queues()).toEqual([{ ...kept, isConfigured: true }])
  await expect(drop()).rejects.toMatchObject({
    statusCode: 409,
    message: expect.stringContaining('leave it out of CONTENT_LAKE_WEBHOOKS first'),
  })
  await configure(null)
  await lake.restart()
  await receiver.start()
  expect(await queues()).toEqual([{ ...kept, isConfigured: false }])
  expect(await drop()).toEqual({ dropped: 3 })
  expect(await queues()).toEqual([])
  await expect(drop()).rejects.toMatchObject({ statusCode: 404 })

  await bringBack()
  await client.create({ _id: 'd', _type: 'post' })
  const sent = await receiver.first(1)
  expect(sent.map(({ body }) => body)).toEqual(['{"_id":"d"}'])
  expect(await retry()).toEqual({ retried: 0 })
})

test('what waits in a dataset that a webhook does not hear of any more is dropped without the rest', async () => {
  await client.datasets.create('staging')
  await receiver.stop()
  for (const dataset of ['production', 'staging']) {
    await lake.client({ dataset }).create({ _id: 'a', _type: 'post' })
  }
  await configure({ datasets: ['production'] })
  await lake.restart()
  const queues = () => client.request({ url: `${HOOKS}/queues` })
  const production = { dataset: 'production', isConfigured: true, queued: 1 }
  expect(await queues()).toMatchObject([
    production,
    { dataset: 'staging', isConfigured: false, queued: 1 },
  ])
  expect(await client.request({ url: `${hook}/messages`, method: 'DELETE' })).toEqual({
    dropped: 1,
  })
  expect(await queues()).toMatchObject([production])
  await receiver.start()
})

test('what was given up is sent again when asked for, one or all', async () => {
  await loseTwo()
  const lost = await messages()
  expect(lost).toMatchObject([
    { documentId: 'b', status: 'failure' },
    { documentId: 'a', status: 'failure' },
  ])
  expect(await retry({ messageIds: ['production.999', 'nowhere.1', 'odd'] })).toEqual({
    retried: 0,
  })
  expect(await retry({ messageIds: [lost[0].id] })).toEqual({ retried: 1 })
  const [first] = await receiver.first(1)
  expect(first?.body).toBe('{"_id":"b"}')
  await expect.poll(messages).toMatchObject([
    { id: lost[0].id, status: 'success' },
    { id: lost[1].id, status: 'failure' },
  ])
  expect(await retry()).toEqual({ retried: 1 })
  const [, second] = await receiver.first(2)
  expect(second?.body).toBe('{"_id":"a"}')
  await expect.poll(async () => (await messages())[1].status).toBe('success')
  expect(await retry()).toEqual({ retried: 0 })
})

test('messages of all datasets are told together, newest first, a page at a time', async () => {
  await client.datasets.create('staging')
  for (const [dataset, _id] of [
    ['production', 'a'],
    ['staging', 'b'],
    ['production', 'c'],
  ] as const) {
    await lake.client({ dataset }).create({ _id, _type: 'post' })
  }
  await receiver.first(3)
  const told = async (query: string) => {
    const page = await client.request({ url: `${hook}/messages?${query}` })
    return page.map((each: { dataset: string; documentId: string }) => [
      each.dataset,
      each.documentId,
    ])
  }
  const all = [
    ['production', 'c'],
    ['staging', 'b'],
    ['production', 'a'],
  ]
  await expect.poll(() => told('')).toEqual(all)
  expect(await told('limit=1&offset=1')).toEqual([all[1]])
  expect(await told('status=success&limit=2')).toEqual(all.slice(0, 2))
  expect(await told('status=failure')).toEqual([])
  await expect(told('status=odd')).rejects.toMatchObject({ statusCode: 400 })
  expect(await client.request({ url: `${hook}/attempts?limit=2` })).toHaveLength(2)
  await expect(told('limit=5000')).rejects.toMatchObject({ statusCode: 400 })
})

test('webhooks and their log are an administrator’s to read and act on', async () => {
  for (const url of [
    HOOKS,
    `${HOOKS}/queues`,
    hook,
    `${hook}/messages`,
    `${hook}/attempts`,
    `${HOOKS}/attempts/production.1`,
  ]) {
    await expect(lake.client({ token: undefined }).request({ url })).rejects.toMatchObject({
      statusCode: 401,
    })
    for (const token of [lake.editorToken, lake.contributorToken, lake.viewerToken]) {
      const refused = lake.client({ token }).request({ url })
      await expect(refused).rejects.toMatchObject({ statusCode: 403 })
    }
  }
  await expect(
    lake.client({ token: lake.editorToken }).request({ url: `${hook}/retry`, method: 'POST' }),
  ).rejects.toMatchObject({ statusCode: 403 })
  for (const id of ['production.1', 'nowhere.1', 'odd']) {
    await expect(client.request({ url: `${HOOKS}/attempts/${id}` })).rejects.toMatchObject({
      statusCode: 404,
    })
  }
})
