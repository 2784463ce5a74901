import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ClientConfig, createClient, type SanityClient } from '@sanity/client'
import { freePort } from './free-port.ts'
import { type LakeProcess, startLakeProcess, TOKEN } from './lake-process.ts'
import { removeFolder } from './remove-folder.ts'
import { type Ended, runNode } from './run-node.ts'

const MAIN = path.join(import.meta.dirname, '../../src/main.ts')

/** A folder with a lake in it, the command, and a server when a test wants one: each a process of its own. */
export class CommandLake {
  /** Where commands run. */
  readonly directory: string
  #server: LakeProcess | null = null

  private constructor(directory: string) {
    this.directory = directory
  }

  static async make(): Promise<CommandLake> {
    return new CommandLake(await mkdtemp(path.join(tmpdir(), 'command-lake-')))
  }

  /** The lake's own folder. */
  get data(): string {
    return path.join(this.directory, 'lake')
  }

  get url(): string {
    if (this.#server === null) throw new Error('No server runs')
    return this.#server.url
  }

  /** Runs `content-lake …` until it ends. */
  async run(args: string[], more: Record<string, string> = {}): Promise<Ended> {
    const port = this.#server ? new URL(this.#server.url).port : String(await freePort())
    return runNode([MAIN, ...args], {
      cwd: this.directory,
      env: {
        CONTENT_LAKE_DATA: this.data,
        CONTENT_LAKE_PORT: port,
        NODE_COMPILE_CACHE: path.join(this.directory, 'compile-cache'),
        ...more,
      },
    })
  }

  async serve(): Promise<void> {
    this.#server = await startLakeProcess(this.directory)
    await this.#server.ready
  }

  async stop(): Promise<void> {
    await this.#server?.kill()
    this.#server = null
  }

  /** A client of the server that may do everything and sees every version. */
  client(dataset = 'production', options: ClientConfig = {}): SanityClient {
    return createClient({
      apiHost: this.url,
      useProjectHostname: false,
      projectId: 'vitrine',
      dataset,
      apiVersion: '2026-09-01',
      perspective: 'raw',
      token: TOKEN,
      useCdn: false,
      ...options,
    })
  }

  async remove(): Promise<void> {
    await this.stop()
    await removeFolder(this.directory)
  }
}
