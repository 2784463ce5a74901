import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { open, rm, statfs } from 'node:fs/promises'
import path from 'node:path'
import { type LakeProcess, startLakeProcess } from './lake-process.ts'

/** Mounts `$0` as a disk of its own that only the command after it sees, and becomes that command. */
const MOUNT = 'mount -t tmpfs -o size=24m,mode=0700 tmpfs "$0" && exec "$@"'
const WITHIN = ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', MOUNT]

const FILLER = 'filler'

/** Whether this system lets a process have a small disk of its own; Linux does, mostly. */
export function canHaveSmallDisk(folder: string): boolean {
  const [command = '', ...args] = WITHIN
  mkdirSync(folder, { recursive: true })
  return spawnSync(command, [...args, folder, 'true']).status === 0
}

/** A lake whose data are on a disk of 24 MB, which can be filled. */
export class SmallDiskLake {
  readonly process: LakeProcess
  readonly #folder: string

  private constructor(process: LakeProcess, folder: string) {
    this.process = process
    this.#folder = folder
  }

  /** Starts one that keeps its data below a folder, and is gone with them when it is killed. */
  static async start(folder: string): Promise<SmallDiskLake> {
    const data = path.join(folder, 'lake')
    mkdirSync(data, { recursive: true })
    const process = await startLakeProcess(folder, [...WITHIN, data])
    await process.ready
    return new SmallDiskLake(process, data)
  }

  /** The disk as it is seen from here. */
  get disk(): string {
    return path.join('/proc', String(this.process.pid), 'root', this.#folder)
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
