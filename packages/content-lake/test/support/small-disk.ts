import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { open, rm, statfs } from 'node:fs/promises'
import path from 'node:path'
import { type LakeProcess, startLakeProcess } from './lake-process.ts'
import { MAIN } from './serve-process.ts'

/** Mounts `$0` as a disk of its own that only those in the namespace see, and keeps it until its input ends. */
const KEEP = 'mount -t tmpfs -o size=24m,mode=0700 tmpfs "$0" && echo mounted && exec cat'
const APART = ['--user', '--map-root-user', '--mount', 'sh', '-c', KEEP]

const FILLER = 'filler'

/** Whether this system lets a process have a small disk of its own; Linux does, mostly. */
export function canHaveSmallDisk(folder: string): boolean {
  mkdirSync(folder, { recursive: true })
  const canEnter = spawnSync('nsenter', ['--version']).status === 0
  return canEnter && spawnSync('unshare', [...APART, folder], { input: '' }).status === 0
}

/** A lake whose data are on a disk of 24 MB, which can be filled. */
export class SmallDiskLake {
  readonly #folder: string
  readonly #keeper: ChildProcess
  #process: LakeProcess

  private constructor(folder: string, keeper: ChildProcess, process: LakeProcess) {
    this.#folder = folder
    this.#keeper = keeper
    this.#process = process
  }

  /** Starts one that keeps its data below a folder, until it is removed. */
  static async start(folder: string): Promise<SmallDiskLake> {
    const data = path.join(folder, 'lake')
    mkdirSync(data, { recursive: true })
    const keeper = spawn('unshare', [...APART, data], { stdio: ['pipe', 'pipe', 'inherit'] })
    await once(keeper.stdout, 'data')
    const process = await startLakeProcess(folder, entering(keeper))
    await process.ready
    return new SmallDiskLake(folder, keeper, process)
  }

  get process(): LakeProcess {
    return this.#process
  }

  /** Starts a server again, when the last has ended. */
  async restart(): Promise<void> {
    this.#process = await startLakeProcess(this.#folder, entering(this.#keeper))
    await this.#process.ready
  }

  /** Runs `content-lake …` until it ends, and tells what it says of a failure. */
  run(args: readonly string[]): string {
    const [command = '', ...rest] = [...entering(this.#keeper), process.execPath, MAIN, ...args]
    const env = { PATH: process.env.PATH, CONTENT_LAKE_DATA: path.join(this.#folder, 'lake') }
    return spawnSync(command, rest, { env, encoding: 'utf8' }).stderr
  }

  /** Ends the server, and the disk with all that is on it. */
  async remove(): Promise<void> {
    await this.#process.kill()
    const gone = once(this.#keeper, 'exit')
    this.#keeper.stdin?.end()
    await gone
  }

  /** The disk as it is seen from here. */
  get disk(): string {
    return path.join('/proc', String(this.#keeper.pid), 'root', this.#folder, 'lake')
  }

  /** Leaves so many bytes free, or fewer than a block more. */
  async fill(leaving = 0): Promise<void> {
    const filler = await open(path.join(this.disk, FILLER), 'a')
    try {
      for (;;) {
        const { bavail, bsize } = await statfs(this.disk)
        const blocks = bavail - Math.ceil(leaving / bsize)
        if (blocks <= 0) return
        await filler.writeFile(new Uint8Array(Math.min(blocks, 256) * bsize))
      }
    } finally {
      await filler.close()
    }
  }

  /** Makes space again. */
  async clear(): Promise<void> {
    await rm(path.join(this.disk, FILLER))
  }
}

/** A command that becomes the one after it, where the disk of a keeper is seen. */
function entering({ pid }: ChildProcess): string[] {
  return ['nsenter', '--target', String(pid), '--user', '--mount', '--preserve-credentials']
}
