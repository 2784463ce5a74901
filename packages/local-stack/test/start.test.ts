import { existsSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { freePorts, type Ports } from '../bootstrap/ports.mjs'
import { instanceNamed } from '../src/instance.ts'
import { patch, query } from './support/lake.ts'
import { mark, npm } from './support/npm.ts'
import { processesWith, processRunning } from './support/processes.ts'

// The browser tests' stack is built for these addresses; alone, the first start here builds it.
const { VITRINE_TEST_PORTS } = process.env
const ports: Ports = VITRINE_TEST_PORTS ? JSON.parse(VITRINE_TEST_PORTS) : await freePorts()
const { stateFolder } = instanceNamed('e2e')
const environment = {
  VITRINE_INSTANCE: 'e2e',
  LAKE_PORT: String(ports.lake),
  STUDIO_PORT: String(ports.studio),
  STOREFRONT_PORT: String(ports.storefront),
}

const READY = 'Vitrine is ready.'
const PICTURES = 'count(*[_type == "sanity.imageAsset"])'
const POSTS = 'count(*[_type == "post"])'

const start = () => npm('start', environment)
const ask = (groq: string) => query(ports, stateFolder, groq)

/** Every process is gone, and with them the lock. */
async function nothingIsLeft() {
  await vi.waitFor(() => expect(processesWith(mark)).toEqual([]), 30_000)
  expect(existsSync(join(stateFolder, '../../e2e.lock'))).toBe(false)
}

beforeEach(() => nothingIsLeft())

test('Ctrl-C while the lake is filled leaves nothing behind, and the next start fills it', async () => {
  rmSync(join(stateFolder, 'lake'), { recursive: true, force: true })
  const first = start()
  await first.printed('Writing the demo content')
  await vi.waitUntil(() => ask(PICTURES), 30_000)
  expect(processesWith(mark).length).toBeGreaterThan(3)
  first.ctrlC()
  expect(await first.exit()).toBe(130)
  expect(first.output).toContain('Stopping … done.')
  await nothingIsLeft()

  const second = start()
  await second.printed(READY)
  expect(second.output).toContain('Writing the demo content')
  expect(await ask(POSTS)).toBeGreaterThanOrEqual(12)
  expect(await ask('count(*[_type == "post" && !defined(coverImage.asset->url)])')).toBe(0)
})

test('a second start keeps what was edited, and writes and builds nothing', async () => {
  const first = start()
  await first.printed(READY)
  const tagline = `Kept since ${Date.now()}`
  await patch(ports, stateFolder, 'home', { title: tagline })
  const posts = await ask(POSTS)
  first.ctrlC()
  expect(await first.exit()).toBe(0)
  await nothingIsLeft()

  const second = start()
  await second.printed(READY)
  expect(second.output).not.toMatch(/Writing|Building/)
  expect(await ask('*[_id == "home"][0].title')).toBe(tagline)
  expect(await ask(POSTS)).toBe(posts)
  for (const port of [ports.studio, ports.storefront]) {
    expect((await fetch(`http://localhost:${port}/`)).status).toBe(200)
  }
})

test('a lake that is killed is started again, the shop stays open, and what was published last arrives', async () => {
  const running = start()
  await running.printed(READY)
  const post = await ask('*[_type == "post" && !(_id in path("drafts.**"))][0]{_id, slug}')
  const { _id, slug } = post as { _id: string; slug: { current: string } }
  const page = async (path: string) => fetch(`http://localhost:${ports.storefront}${path}`)
  const title = `Printed at ${Date.now()}`
  await patch(ports, stateFolder, _id, { title })
  process.kill(processRunning(mark, 'src/main.ts serve'), 'SIGKILL')
  await running.printed('The lake ended unexpectedly (signal SIGKILL); starting it again')
  expect((await page('/')).status).toBe(200)
  await running.printed('The lake answers again.')
  expect(await ask(`*[_id == "${_id}"][0].title`)).toBe(title)
  await vi.waitFor(async () => {
    expect(await (await page(`/blog/${slug.current}`)).text()).toContain(title)
    expect((await page('/blog/never-written')).status).toBe(404)
  }, 20_000)
  running.ctrlC()
  expect(await running.exit()).toBe(0)
  expect(running.output).toContain('Your content is kept.')
  await nothingIsLeft()
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s to npm alone stops everything', async (signal) => {
  const running = start()
  await running.printed(READY)
  running.signal(signal)
  await running.exit()
  expect(running.output).toContain('Your content is kept.')
  await nothingIsLeft()
})

test('everything ends with an npm that was killed outright', async () => {
  const running = start()
  await running.printed(READY)
  running.signal('SIGKILL')
  await nothingIsLeft()
})

test('everything ends with a bootstrap that was killed outright', async () => {
  const running = start()
  await running.printed(READY)
  process.kill(processRunning(mark, 'bootstrap.mjs start'), 'SIGKILL')
  await nothingIsLeft()
})

test('everything ends with a starter that was killed outright, and the next start goes on', async () => {
  const killed = start()
  await killed.printed(READY)
  process.kill(processRunning(mark, 'src/commands/start.ts'), 'SIGKILL')
  expect(await killed.exit()).toBe(1)
  expect(killed.output).toContain('Vitrine was ended by SIGKILL')
  await vi.waitFor(() => expect(processesWith(mark)).toEqual([]), 30_000)

  const next = start()
  await next.printed(READY)
  next.ctrlC()
  expect(await next.exit()).toBe(0)
})

test('a second start beside the first is refused, and the first goes on', async () => {
  const first = start()
  await first.printed(READY)
  const second = start()
  expect(await second.exit()).toBe(1)
  expect(second.output.trim()).toMatch(/^Vitrine\s+Vitrine runs from this folder already: [^\n]*$/)
  expect((await fetch(`http://localhost:${ports.lake}/readyz`)).status).toBe(200)
})

test('a taken port is named in one sentence, and nothing is started', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(ports.studio, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  const refused = start()
  expect(await refused.exit()).toBe(1)
  expect(refused.output.trim()).toMatch(
    new RegExp(`^Vitrine\\s+Port ${ports.studio} for the Studio is taken [^\\n]*STUDIO_PORT=…\\.$`),
  )
  await nothingIsLeft()
})
