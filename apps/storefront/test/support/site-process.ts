import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  answers,
  freePort,
  type LakeProcess,
} from '../../../../packages/content/test/support/lake-process'

const STOREFRONT = fileURLToPath(new URL('../..', import.meta.url))
const NEXT = fileURLToPath(new URL('../../../../node_modules/next/dist/bin/next', import.meta.url))
const START_TIMEOUT_MS = 60_000

export const WEBHOOK_SECRET = 'test-webhook-secret-0123456789'

export const CACHE_TOKEN = 'test-cache-token-0123456789'

/** Where the test's build lies, in the storefront's folder. */
export const BUILD_FOLDER = fileURLToPath(new URL('../../.next-test', import.meta.url))

/** The built storefront as a child process. */
export interface SiteProcess {
  readonly url: string
  readonly webhookSecret: string
  /** The folder in which mail is left. */
  readonly outbox: string
  /** What the server logged since it started. */
  log(): string
  /** Waits until this path answers. `more` is added to what the server finds in its environment. */
  start(readyPath?: string, more?: Readonly<Record<string, string>>): Promise<void>
  stop(): Promise<void>
}

/** Builds the storefront against a lake into a folder of its own, and gives the means to serve it. */
export async function buildSite(lake: LakeProcess): Promise<SiteProcess> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const outbox = await mkdtemp(join(tmpdir(), 'outbox-'))
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_DIST_DIR: '.next-test',
    SANITY_API_HOST: lake.url,
    SANITY_API_READ_TOKEN: lake.readToken,
    SANITY_WEBHOOK_SECRET: WEBHOOK_SECRET,
    CACHE_TOKEN,
    SITE_URL: url,
    SITE_TRUSTED_PROXIES: 'loopback',
    SANITY_API_NEWSLETTER_TOKEN: lake.newsletterToken,
    NEWSLETTER_OUTBOX: outbox,
  }
  const run = (args: string[], more: Readonly<Record<string, string>> = {}) => {
    const child = spawn(process.execPath, [NEXT, ...args], {
      cwd: STOREFRONT,
      env: { ...env, ...more },
      stdio: 'pipe',
    })
    const output = { text: '' }
    child.stdout.on('data', (chunk) => (output.text += chunk))
    child.stderr.on('data', (chunk) => (output.text += chunk))
    return { child, output }
  }

  const build = run(['build'])
  const [code] = await once(build.child, 'exit')
  if (code !== 0) throw new Error(`The build failed:\n${build.output.text}`)

  let child: ChildProcess | null = null
  let output = { text: '' }
  return {
    url,
    webhookSecret: WEBHOOK_SECRET,
    outbox,
    log: () => output.text,
    start: async (readyPath = '/healthz', more = {}) => {
      const server = run(['start', '--port', String(port)], more)
      child = server.child
      output = server.output
      const deadline = Date.now() + START_TIMEOUT_MS
      while (!(await answers(`${url}${readyPath}`))) {
        if (server.child.exitCode !== null || Date.now() > deadline) {
          throw new Error(`The site did not start:\n${output.text}`)
        }
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    stop: async () => {
      if (!child) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      child = null
    },
  }
}
