import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { freePorts } from '../bootstrap/ports.mjs'
import { Interruption } from './interruption.ts'
import { keepRunning, type Pauses } from './keep-running.ts'
import { ServiceGroup } from './service-group.ts'

/** Tells its id and answers with it; cannot start beside a file `broken`, and keeps silent beside `mute`. */
const SERVER = `
  const { existsSync } = require('node:fs')
  console.log(process.pid)
  if (existsSync('broken')) throw new Error('no lake here')
  const server = require('node:http').createServer((request, response) => {
    if (!existsSync('mute')) response.end(String(process.pid))
  })
  server.listen(process.argv[1], '127.0.0.1')`

/** Tells its id and starts a server that outlives it. */
const PARENT = `
  console.log(process.pid)
  require('node:child_process').spawn(process.execPath, ['-e', process.argv[2], process.argv[1]])
  setInterval(() => {}, 1000)`

const QUICK: Pauses = { shortestMs: 10, longestMs: 40, steadyAfterMs: 60_000 }
const PATIENCE = { timeout: 20_000, interval: 20 }

let folder: string
let group: ServiceGroup
let url: string
let told: string[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-restarts-'))
  group = new ServiceGroup()
  told = []
  onTestFinished(async () => {
    await group.stop()
    rmSync(folder, { recursive: true })
  })
})

/** Starts a server, or what a script makes of it, and keeps it running with these pauses. */
async function keep(pauses: Pauses, script = SERVER): Promise<void> {
  const { lake: port } = await freePorts()
  url = `http://127.0.0.1:${port}/`
  const service = await group.start({
    name: 'lake',
    command: process.execPath,
    args: ['-e', script, String(port), SERVER],
    cwd: folder,
    env: process.env,
    logFile: join(folder, 'lake.log'),
    readyUrl: url,
  })
  const restarts = { tell: (sentence: string) => told.push(sentence), pauses }
  keepRunning(service, group.stopped, restarts).catch((error) => told.push(error.name))
}

/** The ids of the processes so far. */
function processes(): number[] {
  return readFileSync(join(folder, 'lake.log'), 'utf8').match(/^\d+$/gm)?.map(Number) ?? []
}

function kill(): void {
  process.kill(processes().at(-1) ?? Number.NaN, 'SIGKILL')
}

/** Waits until so many sentences are told. */
async function toldOf(count: number): Promise<void> {
  await vi.waitFor(() => expect(told).toHaveLength(count), PATIENCE)
}

async function answer(): Promise<string | undefined> {
  return fetch(url).then(
    (response) => response.text(),
    () => undefined,
  )
}

test('a service that ends is started again at its address, with its log kept, and told of twice', async () => {
  await keep(QUICK)
  const before = await answer()
  kill()
  await toldOf(2)
  expect(told).toEqual([
    `The lake ended unexpectedly (signal SIGKILL); starting it again in 0.01 s … Its log: ${join(folder, 'lake.log')}`,
    'The lake answers again.',
  ])
  const after = await answer()
  expect(after).not.toBe(before)
  expect(processes().map(String)).toEqual([before, after])
})

test('what it started is ended first', async () => {
  await keep(QUICK, PARENT)
  const orphan = await answer()
  kill()
  await toldOf(2)
  expect(told[1]).toBe('The lake answers again.')
  expect(await answer()).not.toBe(orphan)
})

test.each([
  [60_000, ['0.01', '0.02', '0.04', '0.04']],
  [0, ['0.01', '0.01', '0.01', '0.01']],
])('after %i ms up, the pauses begin anew', async (steadyAfterMs, pauses) => {
  await keep({ ...QUICK, steadyAfterMs })
  for (const restart of pauses.keys()) {
    kill()
    await toldOf(2 * (restart + 1))
  }
  const ends = told.filter((sentence) => sentence.includes('ended unexpectedly'))
  expect(ends.map((sentence) => /in (\S+) s/.exec(sentence)?.[1])).toEqual(pauses)
})

test('one that does not come up is told of once, with its log, and tried until it does', async () => {
  await keep(QUICK)
  writeFileSync(join(folder, 'broken'), '')
  kill()
  await toldOf(2)
  expect(told[1]).toMatch(
    /^5 restarts of the lake have failed; it is tried every 0\.04 s from now on\. The lake could not start\..*no lake here/s,
  )
  expect(processes()).toHaveLength(6)
  await vi.waitFor(() => expect(processes().length).toBeGreaterThan(8), PATIENCE)
  expect(told).toHaveLength(2)
  rmSync(join(folder, 'broken'))
  await toldOf(3)
  expect(told[2]).toBe('The lake answers again.')
  expect(await answer()).toBeDefined()
})

test('another program at its address is not taken for it', async () => {
  await keep({ ...QUICK, shortestMs: 200, longestMs: 200 })
  writeFileSync(join(folder, 'broken'), '')
  kill()
  await toldOf(1)
  const other = createServer((_, response) => response.end('hello'))
  other.listen(Number(new URL(url).port), '127.0.0.1')
  await toldOf(2)
  expect(told[1]).toContain(`from now on. Another program answers at ${url}.`)
  rmSync(join(folder, 'broken'))
  await new Promise((resolve) => other.close(resolve))
  await toldOf(3)
  expect(told[2]).toBe('The lake answers again.')
  expect(await answer()).toBe(String(processes().at(-1)))
})

test('a stop during the pause is at once, and nothing starts afterwards', async () => {
  await keep({ ...QUICK, shortestMs: 600_000, longestMs: 600_000 })
  kill()
  await toldOf(1)
  await group.stop()
  await toldOf(2)
  expect(told[1]).toBe(Interruption.name)
  expect(processes()).toHaveLength(1)
})

test('a stop while it comes up again ends it', async () => {
  await keep(QUICK)
  writeFileSync(join(folder, 'mute'), '')
  kill()
  await vi.waitFor(() => expect(processes()).toHaveLength(2), PATIENCE)
  await group.stop()
  await toldOf(2)
  expect(told[1]).toBe(Interruption.name)
  expect(() => process.kill(processes()[1] ?? 0, 0)).toThrow('ESRCH')
})
