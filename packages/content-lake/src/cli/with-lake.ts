import { createServer } from 'node:net'
import type { SanityClient } from '@sanity/client'
import type { Role } from '../access/identity.ts'
import { RobotTokenStore } from '../access/robot-token-store.ts'
import type { Config } from '../config/config.ts'
import { isLoopbackName } from '../config/loopback.ts'
import { readConfig } from '../config/read-config.ts'
import { openLakeDatabase } from '../datasets/lake-database.ts'
import type { LogRecord } from '../logging/log.ts'
import { CommandError } from './command-error.ts'
import { onInterrupt } from './on-interrupt.ts'
import { requireLake } from './require-lake.ts'

/** Since this version an answer shows published documents unless asked otherwise, as the tools expect. */
const API_VERSION = '2025-02-19'
const EVERY_ADDRESS = new Set(['0.0.0.0', '::'])

/** A lake that answers, and a token for it. */
export interface ReachedLake {
  readonly config: Config
  /** Where it answers this machine, which need not be where it answers others. */
  readonly url: string
  readonly token: string
  /** Whether a server runs, which sends webhooks and carries out schedules; the command's own lake does not. */
  readonly isServed: boolean
  client(dataset?: string): SanityClient
}

/**
 * Runs `work` with the server of the configured lake. When none runs, the lake is served for `work` alone,
 * on a port that nobody knows, and does nothing of its own accord. The token is of no use afterwards.
 */
export async function withLake<T>(
  { label, role }: { label: string; role: Role },
  work: (lake: ReachedLake) => Promise<T>,
): Promise<T> {
  // A server is started by the same program, and has no use for it.
  const { createClient } = await import('@sanity/client')
  const config = readConfig(process.env)
  requireLake(config)
  const database = openLakeDatabase(config.dataDirectory)
  const tokens = new RobotTokenStore(database, [])
  const { token: robot, secret } = tokens.create(label, role)
  const done = onInterrupt(() => tokens.revoke(robot.id))
  try {
    const running = await addressOfRunning(config, robot.id, secret)
    const server = running === null ? await startOwn(config) : null
    try {
      const url = running ?? server?.url ?? ''
      return await work({
        config,
        url,
        token: secret,
        isServed: running !== null,
        client: (dataset) =>
          createClient({
            apiHost: url,
            useProjectHostname: false,
            projectId: config.projectId,
            dataset,
            apiVersion: API_VERSION,
            token: secret,
            useCdn: false,
          }),
      })
    } finally {
      await server?.stop()
    }
  } finally {
    done()
    tokens.revoke(robot.id)
    database.close()
  }
}

/** The address of the server that knows the token, so that no other lake is taken for this one. */
async function addressOfRunning(
  config: Config,
  robotId: string,
  secret: string,
): Promise<string | null> {
  const url = localAddress(config)
  try {
    const response = await fetch(`${url}/v1/users/me`, {
      headers: { authorization: `Bearer ${secret}` },
    })
    const me: unknown = response.ok ? await response.json() : null
    const isThisLake = typeof me === 'object' && me !== null && 'id' in me && me.id === robotId
    return isThisLake ? url : null
  } catch {
    return null
  }
}

/** A server answers to loopback names and to its public one, whatever it listens on. */
function localAddress({ host, port, publicUrl }: Config): string {
  const onLoopback = isLoopbackName(host) || EVERY_ADDRESS.has(host)
  return onLoopback ? `http://localhost:${port}` : publicUrl
}

async function startOwn(config: Config): Promise<{ url: string; stop(): Promise<void> }> {
  const [{ openLake }, { startServer }] = await Promise.all([
    import('../datasets/open-lake.ts'),
    import('../server.ts'),
  ])
  const port = await freePort()
  const log = ({ event, stack, message }: LogRecord) => {
    if (event === 'failure') process.stderr.write(`${stack}\n`)
    if (event === 'dataset-damaged') process.stderr.write(`${message}\n`)
  }
  const lake = (() => {
    try {
      return openLake({ ...config, host: '127.0.0.1', port }, log, { forItself: true })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new CommandError(
        `${reason} No server of it answers at ${localAddress(config)}; CONTENT_LAKE_PORT says where it listens.`,
        { cause: error },
      )
    }
  })()
  try {
    const server = await startServer(lake)
    return { url: `http://localhost:${port}`, stop: () => server.stop() }
  } catch (error) {
    await lake.close()
    throw error
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
}
