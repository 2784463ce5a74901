import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { freePorts } from '../bootstrap/ports.mjs'
import { Interruption } from './interruption.ts'
import { ServiceGroup } from './service-group.ts'

const SERVER = `
  require('node:http').createServer((request, response) => {
    if (request.url === '/die') process.exit(3)
    response.end('ok')
  }).listen(process.argv[1], '127.0.0.1', () => console.log('listening'))`

/** Tells its id and starts a server that outlives it. */
const PARENT = `
  const { spawn } = require('node:child_process')
  spawn(process.execPath, ['-e', process.argv[1], process.argv[2]], { stdio: 'inherit' })
  console.log(process.pid)
  setInterval(() => {}, 1000)`

let logFile: string
let group: ServiceGroup

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-services-'))
  logFile = join(folder, 'service.log')
  group = new ServiceGroup()
  onTestFinished(async () => {
    await group.stop()
    rmSync(folder, { recursive: true })
  })
})

function node(script: string, ...args: string[]) {
  return {
    name: 'tester',
    command: process.execPath,
    args: ['-e', script, ...args],
    cwd: tmpdir(),
    env: process.env,
    logFile,
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}

test('a service is started when it answers, and a death is told with its log', async () => {
  const { lake: port } = await freePorts()
  const url = `http://127.0.0.1:${port}/`
  const service = await group.start({ ...node(SERVER, String(port)), readyUrl: url })
  await fetch(`${url}die`).catch(() => {})
  const { message } = await service.unexpectedExit()
  expect(message).toMatch(
    /^The tester stopped by itself \(exit code 3\)\. The end of .*service\.log:/,
  )
  expect(message).toContain('listening')
})

test('a service that cannot start says why', async () => {
  const options = { ...node('throw new Error("no lake here")'), readyUrl: 'http://127.0.0.1:9/' }
  await expect(group.start(options)).rejects.toThrow(/The tester could not start.*no lake here/s)
  const missing = { ...node(''), command: '/nowhere/at/all', readyUrl: 'http://127.0.0.1:9/' }
  await expect(group.start(missing)).rejects.toThrow(/could not start.*ENOENT/s)
})

test('a task that fails throws with the end of its log', async () => {
  await expect(group.complete(node('process.exit(0)'))).resolves.toBeUndefined()
  const failing = node('console.log("type error in post.ts"); process.exit(1)')
  await expect(group.complete(failing)).rejects.toThrow(/tester failed.*type error in post\.ts/s)
})

test('stopping ends a running task and what it started, and nothing starts afterwards', async () => {
  const { lake: port } = await freePorts()
  const url = `http://127.0.0.1:${port}/`
  const task = expect(group.complete(node(PARENT, SERVER, String(port)))).rejects.toThrow(
    Interruption,
  )
  await vi.waitUntil(() => answers(url), 10_000)
  await group.stop()
  await task
  await vi.waitUntil(async () => !(await answers(url)))
  await expect(group.complete(node(''))).rejects.toThrow(Interruption)
})

test('what a dead service started is ended too', async () => {
  const { lake: port } = await freePorts()
  const url = `http://127.0.0.1:${port}/`
  const service = await group.start({ ...node(PARENT, SERVER, String(port)), readyUrl: url })
  process.kill(Number.parseInt(readFileSync(logFile, 'utf8'), 10), 'SIGKILL')
  const { message } = await service.unexpectedExit()
  expect(message).toContain('SIGKILL')
  expect(await answers(url)).toBe(true)
  await group.stop()
  await vi.waitUntil(async () => !(await answers(url)))
})

test('what a service prints is told line by line when asked for, and logged all the same', async () => {
  const { lake: port } = await freePorts()
  const told: string[] = []
  group = new ServiceGroup((service, line) => told.push(`${service}: ${line}`))
  await group.start({ ...node(SERVER, String(port)), readyUrl: `http://127.0.0.1:${port}/` })
  await vi.waitFor(() => expect(told).toEqual(['tester: listening']))
  await vi.waitFor(() => expect(readFileSync(logFile, 'utf8')).toBe('listening\n'))
})
