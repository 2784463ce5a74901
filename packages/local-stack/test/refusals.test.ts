import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { takeLock } from '../bootstrap/lock.mjs'
import { stateRoot } from '../src/instance.ts'
import { BOOTSTRAP } from './support/clone.ts'
import { node, npm } from './support/npm.ts'

/** An argument that has Node run a script before all others. */
const before = (script: string) => `--import=data:text/javascript,${encodeURIComponent(script)}`

const OLD_NODE = `Object.defineProperty(process, 'version', { value: 'v18.20.8' })`

const FULL_DISK = `
  import fs from 'node:fs'
  fs.statfsSync = () => ({ bavail: 100, bsize: 1e6 })`

const NO_BROWSER = `
  import fs from 'node:fs'
  import { syncBuiltinESMExports } from 'node:module'
  const { existsSync } = fs
  const hidden = /^(?!.*node_modules).*chrom/i
  fs.existsSync = (path) => !hidden.test(path) && existsSync(path)
  syncBuiltinESMExports()`

test.each(['start', 'test', 'check', 'dev'])('an old Node cannot %s, and is told', async (name) => {
  const command = node([before(OLD_NODE), BOOTSTRAP, name])
  expect(await command.exit()).toBe(1)
  expect(command.output.trim()).toMatch(
    /^Vitrine needs Node 20 or newer [^\n]* v18\.20\.8\)[^\n]*$/,
  )
})

test('a full disk is told before anything is written', async () => {
  const command = node([before(FULL_DISK), BOOTSTRAP, 'start'])
  expect(await command.exit()).toBe(1)
  expect(command.output.trim()).toMatch(/^Not enough disk space: [^\n]* 0\.1 GB are free here\.$/)
})

test('a missing browser is told before any test runs', async () => {
  const command = npm('test', { NODE_OPTIONS: before(NO_BROWSER) })
  expect(await command.exit()).toBe(1)
  expect(command.output.trim()).toMatch(/^The browser tests need a Chromium: [^\n]*$/)
})

test('the tests do not run twice at the same time in one folder', async () => {
  // Under npm test it is held by the run that this test is part of.
  try {
    onTestFinished(takeLock(join(stateRoot, 'npm-test.lock'), 'Held'))
  } catch {}
  const command = npm('test', {})
  expect(await command.exit()).toBe(1)
  expect(command.output.trim()).toMatch(/^The tests run in this folder already: [^\n]*$/)
})
