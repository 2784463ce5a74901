import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { removeFolder } from '../../test/support/remove-folder.ts'
import { AUTHOR } from '../../test/support/temporary-store.ts'
import { startReceiver, type WebhookReceiver } from '../../test/support/webhook-receiver.ts'
import { AssetStore } from '../assets/asset-store.ts'
import { DocumentBudget } from '../documents/document-budget.ts'
import { readWebhooks } from '../events/webhooks/webhook.ts'
import type { LogRecord } from '../logging/log.ts'
import { type OpenDataset, openDataset } from './open-dataset.ts'

let directory: string
let receiver: WebhookReceiver
let opened: OpenDataset
let records: LogRecord[]

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'open-dataset-'))
  receiver = await startReceiver()
  records = []
  const webhooks = path.join(directory, 'webhooks.json')
  await writeFile(webhooks, JSON.stringify([{ name: 'hook', url: receiver.url }]))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  opened = openDataset('production', {
    directory,
    assets: new AssetStore(path.join(directory, 'assets'), () => false),
    webhooks: readWebhooks(webhooks),
    projectId: 'vitrine',
    log: (record) => records.push(record),
    startsWork: true,
    authorOf: () => AUTHOR,
    budget: new DocumentBudget(1_000_000),
    isNew: true,
    feedBudget: new DocumentBudget(1_000_000),
  })
})
afterEach(async () => {
  vi.useRealTimers()
  await opened.close()
  await receiver.stop()
  await removeFolder(directory)
})

test('what cannot be written down as sent, because the file is damaged, is not sent again and again', async () => {
  const { store } = opened.dataset
  receiver.answer(() => {
    store.damage.note('as SQLite may find while it is sent')
    return 200
  })
  await store.transact({ author: 'me' }, (transaction) => {
    const time = '2026-01-01T00:00:00Z'
    const next = { _id: 'a', _type: 'post', _rev: 'r', _createdAt: time, _updatedAt: time }
    transaction.put({ documentId: 'a', next, mutations: [] })
  })
  const events = () => records.map(({ event }) => event)
  await vi.waitFor(() => expect(events()).toEqual(['dataset-damaged', 'webhook-trouble']))
  const sent = receiver.received.map(({ body }) => body)
  await vi.advanceTimersByTimeAsync(60_000)
  // What had begun to be sent again would be there before.
  await fetch(receiver.url, { method: 'POST', body: 'last' })
  expect(receiver.received.map(({ body }) => body)).toEqual([...sent, 'last'])
})
