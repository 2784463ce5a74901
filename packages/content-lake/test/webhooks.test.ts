import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { SanityClient } from '@sanity/client'
import { isValidSignature, SIGNATURE_HEADER_NAME } from '@sanity/webhook'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'
import { startReceiver, type WebhookReceiver } from './support/webhook-receiver.ts'

const SECRET = 'a secret that both sides know'
const HOOK = {
  name: 'storefront',
  secret: SECRET,
  filter: '_type in ["post", "product"]',
  projection: `{
    "_id": coalesce(after()._id, before()._id),
    "_type": coalesce(after()._type, before()._type),
    "operation": delta::operation(),
    "slug": after().slug.current,
    "previousSlug": before().slug.current,
    "author": after().author->name,
    "listChanged": delta::operation() != "update" || delta::changedAny((title, slug))
  }`,
}

let directory: string
let receiver: WebhookReceiver
let lake: TestLake
let client: SanityClient

async function start(hooks: Record<string, unknown>[]) {
  const webhooksFile = path.join(directory, 'webhooks.json')
  await writeFile(webhooksFile, JSON.stringify(hooks))
  lake = await startLake({ webhooksFile })
  client = lake.client()
}

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'webhooks-'))
  receiver = await startReceiver()
})

afterEach(async () => {
  await lake.stop()
  await receiver.stop()
  await rm(directory, { recursive: true })
})

const bodies = (requests: readonly { body: string }[]) =>
  requests.map(({ body }) => JSON.parse(body))

describe('a webhook', () => {
  test('hears of what is published, changed and deleted, signed, in order', async () => {
    await start([{ ...HOOK, url: receiver.url }])
    await client.create({ _id: 'ann', _type: 'person', name: 'Ann' })
    await client.create({
      _id: 'drafts.p',
      _type: 'post',
      slug: { current: 'one' },
      author: { _ref: 'ann' },
    })
    const { transactionId } = await client.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.p',
      publishedId: 'p',
    })
    await client.patch('p').set({ 'slug.current': 'two' }).commit()
    await client.patch('p').set({ body: 'long' }).commit()
    await client.delete('p')
    const requests = await receiver.first(4)
    const common = { _id: 'p', _type: 'post', author: 'Ann' }
    expect(bodies(requests)).toEqual([
      { ...common, operation: 'create', slug: 'one', previousSlug: null, listChanged: true },
      { ...common, operation: 'update', slug: 'two', previousSlug: 'one', listChanged: true },
      { ...common, operation: 'update', slug: 'two', previousSlug: 'two', listChanged: false },
      {
        ...common,
        author: null,
        operation: 'delete',
        slug: null,
        previousSlug: 'two',
        listChanged: true,
      },
    ])
    const [first, second] = requests
    expect(first?.method).toBe('POST')
    expect(first?.headers).toMatchObject({
      'content-type': 'application/json',
      'sanity-transaction-id': transactionId,
      'sanity-transaction-time': expect.stringMatching(/^\d{4}-.*Z$/),
      'sanity-project-id': 'vitrine',
      'sanity-dataset': 'production',
      'sanity-document-id': 'p',
      'sanity-operation': 'create',
    })
    expect(first?.headers['idempotency-key']).not.toBe(second?.headers['idempotency-key'])
    for (const { headers, body } of requests) {
      const signature = String(headers[SIGNATURE_HEADER_NAME])
      expect(await isValidSignature(body, signature, SECRET)).toBe(true)
    }
    expect(receiver.received).toHaveLength(4)
  })

  test('whose receiver is away hears of everything when it is back', async () => {
    await start([{ ...HOOK, url: receiver.url }])
    await receiver.stop()
    for (const id of ['a', 'b', 'c']) await client.create({ _id: id, _type: 'post' })
    await client.create({ _id: 'd', _type: 'person' })
    await receiver.start()
    const requests = await receiver.first(3)
    expect(bodies(requests).map(({ _id }) => _id)).toEqual(['a', 'b', 'c'])
  })

  test('that was not told before the lake stopped is told when it starts', async () => {
    await start([{ ...HOOK, url: receiver.url }])
    await receiver.stop()
    await client.create({ _id: 'a', _type: 'post' })
    await client.delete('a')
    await lake.restart()
    await receiver.start()
    const requests = await receiver.first(2)
    expect(bodies(requests).map(({ operation }) => operation)).toEqual(['create', 'delete'])
  })

  test('that fails is tried again with the same key, and holds up no other', async () => {
    const other = await startReceiver()
    await start([
      { ...HOOK, url: receiver.url },
      { name: 'all', url: other.url, includeDrafts: true, on: ['create'], headers: { 'x-a': 'b' } },
    ])
    receiver.answer(503)
    await client.create({ _id: 'p', _type: 'post' })
    const created = await client.create({ _id: 'drafts.q', _type: 'page', title: 'Whole' })
    await client.delete('drafts.q')
    const [, second] = await other.first(2)
    expect(JSON.parse(second?.body ?? '')).toEqual(created)
    expect(second?.headers).toMatchObject({ 'x-a': 'b' })
    expect(second?.headers).not.toHaveProperty(SIGNATURE_HEADER_NAME)
    await receiver.first(1)
    receiver.answer(200)
    const [failed, repeated] = await receiver.first(2)
    expect(repeated?.body).toBe(failed?.body)
    expect(repeated?.headers['idempotency-key']).toBe(failed?.headers['idempotency-key'])
    expect(lake.records).toContainEqual(
      expect.objectContaining({ event: 'webhook-retry', webhook: 'storefront', document: 'p' }),
    )
    await other.stop()
  })

  test('that fails at one document hears of the others meanwhile, and of that one in order', async () => {
    await start([{ ...HOOK, url: receiver.url }])
    receiver.answer(500)
    await client.create({ _id: 'p', _type: 'post' })
    await receiver.first(1)
    receiver.answer(200)
    await client.patch('p').set({ title: 'Later' }).commit()
    await client.create({ _id: 'q', _type: 'post' })
    const requests = await receiver.first(4)
    const heard = bodies(requests).map(({ _id, operation }) => `${_id} ${operation}`)
    expect(heard).toEqual(['p create', 'q create', 'p create', 'p update'])
  })

  test('hears of drafts and versions when told to, and of any other id whatever dots it has', async () => {
    const all = await startReceiver()
    await start([
      { name: 'published', url: receiver.url, on: ['create'], filter: '_type == "post"' },
      {
        name: 'all',
        url: all.url,
        on: ['create'],
        filter: '_type == "post"',
        includeAllVersions: true,
      },
    ])
    await client.releases.create({ releaseId: 'r1' })
    const ids = ['drafts.a', 'versions.r1.a', 'private.a', 'a']
    for (const _id of ids) await client.create({ _id, _type: 'post' })
    expect(bodies(await all.first(4)).map(({ _id }) => _id)).toEqual(ids)
    expect(bodies(await receiver.first(2)).map(({ _id }) => _id)).toEqual(['private.a', 'a'])
    await all.stop()
  })

  test('says what its configuration adds, of what kind the content is too, and is signed as ever', async () => {
    const headers = { 'Content-Type': 'application/vnd.shop+json', 'X-Api-Key': 'key' }
    await start([{ ...HOOK, url: receiver.url, headers }])
    await client.create({ _id: 'p', _type: 'post' })
    const [sent] = await receiver.first(1)
    expect(sent?.headers).toMatchObject({
      'content-type': 'application/vnd.shop+json',
      'x-api-key': 'key',
    })
    const signature = String(sent?.headers[SIGNATURE_HEADER_NAME])
    expect(await isValidSignature(sent?.body ?? '', signature, SECRET)).toBe(true)
  })

  test('hears of nothing that was not committed', async () => {
    await start([{ ...HOOK, url: receiver.url }])
    await client.create({ _id: 'x', _type: 'post' }, { dryRun: true })
    await client
      .transaction()
      .create({ _id: 'y', _type: 'post' })
      .patch('nobody', { set: { n: 1 } })
      .commit()
      .catch(() => {})
    await client.create({ _id: 'z', _type: 'post' })
    expect(bodies(await receiver.first(1))).toMatchObject([{ _id: 'z' }])
  })
})
