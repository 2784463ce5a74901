import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { freePorts } from '../bootstrap/ports.mjs'
import { BOOTSTRAP, freshClone } from './support/clone.ts'
import { mark, node } from './support/npm.ts'
import { processesWith } from './support/processes.ts'

/** An installer that starts another process and comes to no end by itself. */
const ENDLESS = '#!/bin/sh\nsleep 1000 &\necho fetching\nwait\n'
const FAILING = '#!/bin/sh\necho no network >&2\nexit 7\n'

let clone: string
/** A running Vitrine holds the usual ones. */
let ports: Record<string, string>

beforeEach(async () => {
  const { lake, studio, storefront } = await freePorts()
  ports = {
    LAKE_PORT: String(lake),
    STUDIO_PORT: String(studio),
    STOREFRONT_PORT: String(storefront),
  }
  clone = freshClone()
})

/** `npm start` in a fresh clone, where `npm ci` is this script. */
function startWith(installer: string) {
  const bin = join(clone, 'bin')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, 'npm'), installer, { mode: 0o755 })
  const PATH = `${bin}${delimiter}${process.env.PATH}`
  return node([join(clone, BOOTSTRAP), 'start'], { PATH, ...ports })
}

test('Ctrl-C while installing ends the installer and what it started', async () => {
  const start = startWith(ENDLESS)
  await start.printed('fetching')
  start.ctrlC()
  expect(await start.exit()).toBe(130)
  expect(start.output).toContain('Stopped while installing; the next start begins it again.')
  await vi.waitFor(() => expect(processesWith(mark)).toEqual([]), 10_000)
})

test('two commands do not install at the same time', async () => {
  const first = startWith(ENDLESS)
  await first.printed('fetching')
  const second = startWith(ENDLESS)
  expect(await second.exit()).toBe(1)
  expect(second.output.trim()).toMatch(/^Another command is installing [^\n]*$/)
  first.signal('SIGTERM')
  expect(await first.exit()).toBe(130)
  expect(existsSync(join(clone, '.vitrine/install.lock'))).toBe(false)
})

test('a taken port is told before anything is installed', async () => {
  const server = createServer()
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const port = Number(ports.STOREFRONT_PORT)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const start = startWith(ENDLESS)
  expect(await start.exit()).toBe(1)
  expect(start.output.trim()).toMatch(/^Port \d+ for the storefront is taken [^\n]*$/)
})

test('a failed installation is told below its own message, and nothing is started', async () => {
  const start = startWith(FAILING)
  expect(await start.exit()).toBe(1)
  expect(start.output).toMatch(/no network\s+npm ci failed: [^\n]*\s*$/)
})
