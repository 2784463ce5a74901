import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { processesWith } from '../test/support/processes.ts'

const IDLE = 'setInterval(() => {}, 1000)'

/** Starts a process that idles beside it, and tells when both run. */
const PARENT = `
  const { spawn } = require('node:child_process')
  const child = spawn(process.execPath, ['-e', 'console.log(1); ${IDLE}'], { stdio: ['ignore', 'pipe', 'ignore'] })
  child.stdout.once('data', () => console.log('both run'))`

/** Runs a script that may import from this folder, and marks all that comes of it. */
function starter(script: string) {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-guard-'))
  const mark = `VITRINE_TEST_RUN=${randomUUID()}`
  const [name = '', value] = mark.split('=')
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script],
    { cwd: folder, env: { ...process.env, [name]: value }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  onTestFinished(() => {
    for (const id of processesWith(mark)) process.kill(id, 'SIGKILL')
    rmSync(folder, { recursive: true })
  })
  return { child, left: () => processesWith(mark) }
}

function source(file: string): string {
  return JSON.stringify(new URL(file, import.meta.url).href)
}

const GROUP = `
  import { ProcessGroup } from ${source('./process-group.ts')}
  const group = (script, onLine) => new ProcessGroup({
    command: process.execPath, args: ['-e', script], cwd: '.', env: process.env, logFile: 'log', onLine,
  })`

const nothingIsLeft = (left: () => number[]) =>
  vi.waitFor(() => expect(left()).toEqual([]), { timeout: 10_000, interval: 20 })

async function printed(child: ChildProcess) {
  await once(child.stdout ?? child, 'data')
}

test('a killed process takes its groups with it, grandchildren and guard too', async () => {
  const { child, left } = starter(`${GROUP}
    group(${JSON.stringify(PARENT)}, console.log)`)
  await printed(child)
  expect(left().length).toBe(4)
  child.kill('SIGKILL')
  await nothingIsLeft(left)
})

test('one whose own group is killed with it does so too', async () => {
  const { child, left } = starter(`
    import { spawn } from 'node:child_process'
    const script = ${JSON.stringify(`${GROUP}
      group(${JSON.stringify(PARENT)}, console.log)`)}
    const stdio = ['ignore', 'inherit', 'inherit']
    const { pid } = spawn(process.execPath, ['--input-type=module', '-e', script], { detached: true, stdio })
    process.once('SIGTERM', () => process.kill(-pid, 'SIGKILL'))`)
  await printed(child)
  child.kill('SIGTERM')
  await nothingIsLeft(left)
})

test('a group that is named no more stays, as its number may be another’s', async () => {
  const { child, left } = starter(`
    import { spawn } from 'node:child_process'
    import { endWithThisProcess } from ${source('./process-guard.ts')}
    const idle = () => spawn(process.execPath, ['-e', ${JSON.stringify(IDLE)}], { detached: true }).pid
    const [first, second] = [idle(), idle()]
    endWithThisProcess([first, second])
    endWithThisProcess([second])
    console.log(first)`)
  const [first] = await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await vi.waitFor(() => expect(left()).toEqual([Number(first)]), 10_000)
})

test('a process whose groups are stopped ends by itself, and its guard with it', async () => {
  const { child, left } = starter(`${GROUP}
    await group(${JSON.stringify(IDLE)}).stop()`)
  expect(await once(child, 'exit')).toEqual([0, null])
  await nothingIsLeft(left)
})
