import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ClientConfig, createClient, type SanityClient } from '@sanity/client'
import { vi } from 'vitest'
import type { Config } from '../../src/config/config.ts'
import { openLake } from '../../src/datasets/open-lake.ts'
import { createJsonLog, type LogRecord } from '../../src/logging/log.ts'
import { type RunningServer, startServer } from '../../src/server.ts'
import { freePort } from './free-port.ts'
import { removeFolder } from './remove-folder.ts'

/** A real server on a free port over a data directory of its own. */
export interface TestLake {
  /** `http://localhost:<port>` */
  readonly url: string
  /** An administrator's robot token. */
  readonly token: string
  readonly editorToken: string
  readonly contributorToken: string
  readonly viewerToken: string
  readonly dataDir: string
  /** What the server logged so far. */
  readonly records: readonly LogRecord[]
  /** A client with the administrator's token; `token: undefined` makes an anonymous one. */
  client(options?: ClientConfig): SanityClient
  /** Stops the server and removes its data, unless the caller chose the directory. */
  stop(): Promise<void>
  /** Stops the server and starts it again on the same port and data. */
  restart(): Promise<void>
}

const TOKENS = {
  administrator: 'test-administrator-token-0123456789abcdef',
  editor: 'test-editor-token-0123456789abcdef-01234',
  contributor: 'test-contributor-token-0123456789abcdef',
  viewer: 'test-viewer-token-0123456789abcdef-01234',
} as const

/** What a lake of tests is told, but for its port and its folder. */
export const CONFIG: Omit<Config, 'dataDirectory'> = {
  host: '127.0.0.1',
  port: 0,
  projectId: 'vitrine',
  datasets: ['production'],
  publicUrl: 'http://localhost',
  origins: ['http://localhost:3333', 'http://localhost:3000'],
  signIn: 'local',
  password: null,
  trustedProxies: [],
  tokens: [
    { role: 'administrator', token: TOKENS.administrator },
    { role: 'editor', token: TOKENS.editor },
    { role: 'contributor', token: TOKENS.contributor },
    { role: 'viewer', token: TOKENS.viewer },
  ],
  roles: [],
  metricsToken: null,
  queryTimeLimit: 10_000,
  anonymousQueryTimeLimit: 2_000,
  webhooksFile: null,
  maximumUploadBytes: 10_000_000,
  imageCacheBytes: 50_000_000,
  memoryBytes: 512_000_000,
}

/** Starts a lake for one test file; the caller stops it. */
export async function startLake(overrides: Partial<Config> = {}): Promise<TestLake> {
  const dataDir = overrides.dataDirectory ?? (await mkdtemp(path.join(tmpdir(), 'content-lake-')))
  const port = overrides.port ?? (await freePort())
  const url = `http://localhost:${port}`
  const config: Config = { ...CONFIG, port, dataDirectory: dataDir, publicUrl: url, ...overrides }
  const records: LogRecord[] = []
  const log = createJsonLog((line) => records.push(JSON.parse(line)))
  let server: RunningServer = await startServer(openLake(config, log))

  return {
    url,
    token: TOKENS.administrator,
    editorToken: TOKENS.editor,
    contributorToken: TOKENS.contributor,
    viewerToken: TOKENS.viewer,
    dataDir,
    records,
    client: (options) =>
      createClient({
        apiHost: url,
        useProjectHostname: false,
        projectId: config.projectId,
        dataset: config.datasets[0],
        apiVersion: '2026-09-01',
        token: TOKENS.administrator,
        useCdn: false,
        ...options,
      }),
    async stop() {
      await server.stop()
      if (!overrides.dataDirectory) await removeFolder(dataDir)
    },
    async restart() {
      await server.stop()
      server = await startServer(openLake(config, log))
      await forgetConnections(url)
    },
  }
}

/** Asks until it is answered: of connections that were kept from before, fetch learns only then that they are closed. */
async function forgetConnections(url: string): Promise<void> {
  await vi.waitFor(async () => {
    const response = await fetch(`${url}/healthz`)
    await response.arrayBuffer()
  })
}
