import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient, type SanityClient } from '@sanity/client'
import { NEWSLETTER_ROLE } from '../../src/newsletter/newsletter-role.ts'
import { API_VERSION } from '../../src/source/content-client.ts'

const LAKE = fileURLToPath(new URL('../../../content-lake/src/main.ts', import.meta.url))
const WRITE_TOKEN = 'test-administrator-token-0123456789abcdef'
const START_TIMEOUT_MS = 30_000

/** The content lake's own binary as a child process, over a folder of its own. */
export interface LakeProcess {
  readonly url: string
  readonly readToken: string
  /** Of the role that writes subscribers of the newsletter. */
  readonly newsletterToken: string
  /** A client that may write. */
  readonly client: SanityClient
  /** Stops answering, keeping the data. */
  pause(): Promise<void>
  /** Answers again, at the same address, with these variables beside those that it was started with. */
  resume(more?: Record<string, string>): Promise<void>
  /** Takes requests and answers none, until it is thawed. */
  freeze(): void
  thaw(): void
  /** Stops and removes the data. */
  stop(): Promise<void>
}

/** Starts a lake for one test file; the caller stops it. */
export async function startLakeProcess(env: Record<string, string> = {}): Promise<LakeProcess> {
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'content-'))
  const url = `http://localhost:${port}`
  const readToken = 'test-viewer-token-0123456789abcdef-01234'
  const newsletterToken = 'test-newsletter-token-0123456789abcdef-0'
  const launch = (more: Record<string, string> = {}) =>
    launchLake(url, {
      CONTENT_LAKE_PORT: String(port),
      CONTENT_LAKE_DATA: folder,
      CONTENT_LAKE_PUBLIC_URL: url,
      CONTENT_LAKE_TOKENS: `administrator:${WRITE_TOKEN},viewer:${readToken},${NEWSLETTER_ROLE.name}:${newsletterToken}`,
      CONTENT_LAKE_ROLES: JSON.stringify([NEWSLETTER_ROLE]),
      ...env,
      ...more,
    })
  let child: ChildProcess | null = await launch()
  const pause = async () => {
    if (!child) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
    child = null
  }
  return {
    url,
    readToken,
    newsletterToken,
    client: createClient({
      apiHost: url,
      useProjectHostname: false,
      projectId: 'vitrine',
      dataset: 'production',
      apiVersion: API_VERSION,
      token: WRITE_TOKEN,
      useCdn: false,
    }),
    pause,
    resume: async (more) => {
      child ??= await launch(more)
    },
    freeze: () => child?.kill('SIGSTOP'),
    thaw: () => child?.kill('SIGCONT'),
    stop: async () => {
      child?.kill('SIGCONT')
      await pause()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function launchLake(url: string, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [LAKE, 'serve', '--quiet'], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const deadline = Date.now() + START_TIMEOUT_MS
  while (!(await answers(`${url}/readyz`))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`The lake did not start:\n${output}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return child
}

export async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  )
}

/**
 * A port that nobody listens on now. It lies below those that systems give to outgoing connections, so that a
 * server that stops and starts again finds it free.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000)
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
    })
    if (isFree) return port
  }
}
