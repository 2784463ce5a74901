import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { BOOTSTRAP, freshClone } from './support/clone.ts'
import { mark, node } from './support/npm.ts'
import { processesWith, processRunning } from './support/processes.ts'

/** Starts another process in its group, and comes to no end by itself. */
const ENDLESS = `
  require('node:child_process').spawn('sleep', ['1000'], { stdio: 'ignore' })
  console.log('at work')
  setInterval(() => {}, 1000)`

/** A clone in which everything is installed, and a command of this name is this script. */
function cloneWith(command: string, script: string): string {
  const clone = freshClone()
  const commands = join(clone, 'packages/local-stack/src/commands')
  const nodeFolder = join(clone, 'node_modules/node/bin')
  for (const folder of [commands, nodeFolder]) mkdirSync(folder, { recursive: true })
  writeFileSync(join(commands, `${command}.ts`), script)
  symlinkSync(process.execPath, join(nodeFolder, 'node'))
  for (const lockfile of ['package-lock.json', 'node_modules/.package-lock.json']) {
    writeFileSync(join(clone, lockfile), '{ "packages": {} }')
  }
  return clone
}

test('a command that is killed is told in one sentence, and what it left is ended', async () => {
  const command = node([join(cloneWith('check', ENDLESS), BOOTSTRAP), 'check'])
  await command.printed('at work')
  process.kill(processRunning(mark, 'src/commands/check.ts'), 'SIGKILL')
  expect(await command.exit()).toBe(1)
  expect(command.output.trim()).toMatch(/^at work\s+Vitrine was ended by SIGKILL [^\n]*$/)
  await vi.waitFor(() => expect(processesWith(mark)).toEqual([]), 10_000)
})
