import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { removeFolder } from '../test/support/remove-folder.ts'
import { runNode } from '../test/support/run-node.ts'

const MAIN = path.join(import.meta.dirname, 'main.ts')

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bench-test-'))
})
afterEach(() => removeFolder(folder))

test('help says what can be asked for, and measures nothing', async () => {
  const { code, stdout } = await runNode([MAIN, '--help'], { env: { TMPDIR: folder } })
  expect(code).toBe(0)
  expect(stdout).toContain('--sizes <numbers>')
})

test.each([
  [['--sizes', 'abc'], 'They are numbers from 1 to 1000000'],
  [['--sizes', '1000,'], 'They are numbers from 1 to 1000000'],
  [['--sizes', '2000000'], 'They are numbers from 1 to 1000000'],
  [['--seconds', '0'], 'It is a number of seconds'],
  [['--seconds', 'soon'], 'It is a number of seconds'],
  [['--only', 'Q9'], 'They are Q1, Q2, Q3, Q4, W1, beside.'],
  [['--only', ''], 'They are Q1, Q2, Q3, Q4, W1, beside.'],
  [['--onyl', 'Q1'], 'Did you mean --only?'],
  [['Q1'], 'too many arguments'],
])('%j is refused', async (args, why) => {
  const { code, stdout, stderr } = await runNode([MAIN, ...args], { env: { TMPDIR: folder } })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(why)
  expect(await readdir(folder)).toEqual([])
})

test('an interrupted one leaves neither servers nor files', async () => {
  const bench = spawn(process.execPath, [MAIN, '--sizes', '10', '--only', 'Q2'], {
    env: { PATH: process.env.PATH, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(bench, 'exit')
  try {
    for await (const line of createInterface({ input: bench.stdout })) {
      if (line.startsWith('Q2:')) break
    }
    const pids = execFileSync('pgrep', ['-P', String(bench.pid)], { encoding: 'utf8' })
    const servers = pids.trim().split('\n')
    expect(servers).toHaveLength(2)
    expect(await readdir(folder)).toHaveLength(1)
    bench.kill('SIGTERM')
    expect(await ended).toEqual([null, 'SIGTERM'])
    expect(await readdir(folder)).toEqual([])
    await expect.poll(() => servers.filter(isRunning)).toEqual([])
  } finally {
    bench.kill('SIGKILL')
  }
})

/** What has ended may still be listed until its parent has asked how. */
function isRunning(pid: string): boolean {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' })
    return !state.startsWith('Z')
  } catch {
    return false
  }
}
