import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runNode } from '../support/run-node.ts'
import { withStudio } from '../support/sanity-cli.ts'
import { startLake, type TestLake } from '../support/start-lake.ts'
import { startReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts'

// Each command is a process of its own, and a webhook gives up after some attempts only.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const MAIN = path.join(import.meta.dirname, '../../src/main.ts')

let directory: string
let receiver: WebhookReceiver
let lake: TestLake

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'hooks-'))
  receiver = await startReceiver()
  const webhooksFile = path.join(directory, 'webhooks.json')
  const hooks = [{ name: 'The shop', url: receiver.url, projection: '{_id, title}' }]
  await writeFile(webhooksFile, JSON.stringify(hooks))
  lake = await startLake({ webhooksFile })
})

afterAll(async () => {
  await lake.stop()
  await receiver.stop()
  await rm(directory, { recursive: true })
})

function contentLake(...args: string[]) {
  return runNode([MAIN, ...args], {
    cwd: directory,
    env: { CONTENT_LAKE_DATA: lake.dataDir, CONTENT_LAKE_PORT: new URL(lake.url).port },
  })
}

test('the Sanity CLI shows what webhooks sent; what they did not take is sent again', () =>
  withStudio(lake, async ({ succeed, sanity }) => {
    receiver.answer((body) => (body.includes('odd') ? 422 : 200), 'said the shop')
    await lake.client().create({ _id: 'even', _type: 'post', title: 'Even' })
    await lake.client().create({ _id: 'odd', _type: 'post', title: 'Odd' })
    const gone = expect.objectContaining({ event: 'webhook-dead', document: 'odd' })
    await expect.poll(() => lake.records, { timeout: 60_000 }).toContainEqual(gone)

    expect(await succeed('hooks', 'list')).toContain(`Name: The shop\nDataset: *\nURL: `)
    const logs = await succeed('hooks', 'logs', 'The shop', '--detailed')
    expect(logs).toMatch(/Status: failure\nResult code: 422\nFailures: 4\nPayload:\n.*odd/)
    expect(logs).toMatch(/Status: success\nResult code: 200\nPayload:\n.*Even/)
    expect(logs).toMatch(/Success: HTTP 200 \(\d+ms\)/)
    const attemptId = /sanity hook attempt (\S+)`/.exec(logs)?.[1] ?? ''
    const attempt = await succeed('hooks', 'attempt', attemptId)
    expect(attempt).toContain('Status: Failed\nStatus code: 422\nFailure: HTTP 422')
    expect(attempt).toContain('---\nsaid the shop\n---')
    const refused = await sanity('hooks', 'delete', 'The shop')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('CONTENT_LAKE_WEBHOOKS')

    const failures = await contentLake('webhook', 'failures', 'The shop')
    expect(failures.stdout).toMatch(/^production\.2 {2}\d.+Z {2}odd {7}The answer was 422$/m)
    expect(failures.stdout).not.toContain('even')
    expect(await contentLake('webhook', 'retry', 'The shop', 'production.1')).toMatchObject({
      code: 1,
      stderr: 'content-lake: 1 of these messages were not given up.\n',
    })
    expect(await contentLake('webhook', 'failures', 'Another')).toMatchObject({
      code: 1,
      stderr: 'content-lake: There is no webhook "Another".\n',
    })
    receiver.answer(200)
    const before = receiver.received.length
    expect((await contentLake('webhook', 'retry', 'The shop')).stdout).toBe('Sending 1 again.\n')
    const sent = await receiver.first(before + 1)
    expect(JSON.parse(sent.at(-1)?.body ?? '')).toEqual({ _id: 'odd', title: 'Odd' })
    const left = await contentLake('webhook', 'failures', 'The shop')
    expect(left.stdout).toBe('MESSAGE  CHANGED AT  DOCUMENT  REASON\n')
  }))
