import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { open, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { LRUCache } from 'lru-cache'
import { httpError } from '../errors.ts'
import { moveDurably, syncDirectory, syncToDisk } from './durable-file.ts'

const INCOMING = 'incoming'
const SHA1 = /^[0-9a-f]{40}$/
/** Says that a file was moved to its place before a document named it: `<sha1>.<anything>.kept`. */
const KEPT_MARK = /^([0-9a-f]{40})\..+\.kept$/
const MOST_MD5_KNOWN = 10_000

/** Where the file of a SHA-1 is in a store. */
export function assetFile(sha1: string): string {
  return `${sha1.slice(0, 2)}/${sha1.slice(2, 4)}/${sha1}`
}

/** An upload that is whole on disk but not yet part of the store. */
export interface IncomingFile {
  readonly path: string
  readonly sha1: string
  readonly size: number
}

/** Files by the SHA-1 of their content, in two levels of folders. Shared by all datasets of a lake. */
export class AssetStore {
  readonly #directory: string
  readonly #incoming: string
  readonly #isNamed: (sha1: string) => boolean
  /** By SHA-1: the uploads of it that are between `keep` and `discard`. */
  readonly #kept = new Map<string, Set<string>>()
  /** By SHA-1; what they hash never changes. */
  readonly #md5s = new LRUCache<string, Promise<string>>({ max: MOST_MD5_KNOWN })

  /** @param isNamed whether a document of any dataset names the file of a SHA-1 */
  constructor(directory: string, isNamed: (sha1: string) => boolean) {
    this.#directory = directory
    this.#incoming = join(directory, INCOMING)
    this.#isNamed = isNamed
    mkdirSync(this.#incoming, { recursive: true })
  }

  /** Removes what uploads left behind that a dying process interrupted; nothing may be arriving meanwhile. */
  removeInterrupted(): void {
    for (const name of readdirSync(this.#incoming)) {
      const sha1 = KEPT_MARK.exec(name)?.[1]
      if (sha1 && !this.#isNamed(sha1)) rmSync(this.path(sha1), { force: true })
      rmSync(join(this.#incoming, name), { force: true })
    }
  }

  /** Where the file of this hash is, whether or not it exists. */
  path(sha1: string): string {
    if (!SHA1.test(sha1)) throw new TypeError(`not a SHA-1: ${JSON.stringify(sha1)}`)
    return join(this.#directory, assetFile(sha1))
  }

  /** Size in bytes, or null when there is no such file. */
  async size(sha1: string): Promise<number | null> {
    const found = await stat(this.path(sha1)).catch(() => null)
    return found?.isFile() ? found.size : null
  }

  /** MD5 of a file's content, in hexadecimal: computed once, when somebody asks. */
  md5(sha1: string): Promise<string> {
    const known = this.#md5s.get(sha1)
    if (known !== undefined) return known
    const computed = hashOf(this.path(sha1), 'md5')
    this.#md5s.set(sha1, computed)
    computed.catch(() => this.#md5s.delete(sha1))
    return computed
  }

  /**
   * Streams a body to a temporary file while hashing it.
   * @throws ApiError 413 beyond `limit` bytes, 400 when the body ends early; nothing stays on disk.
   */
  async receive(
    body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    options: { limit: number; expectedSize?: number | undefined },
  ): Promise<IncomingFile> {
    const path = join(this.#incoming, randomUUID())
    const hash = createHash('sha1')
    let size = 0
    async function* measured(): AsyncGenerator<Uint8Array> {
      for await (const chunk of untilBroken(body)) {
        size += chunk.byteLength
        if (size > options.limit) throw tooLarge(options.limit)
        hash.update(chunk)
        yield chunk
      }
      if (options.expectedSize !== undefined && size !== options.expectedSize) throw endedEarly()
    }
    // Made before anything can go wrong: a stream that makes it may do so when the body has already been refused.
    const file = await open(path, 'wx')
    try {
      await pipeline(measured(), file.createWriteStream())
      return { path, sha1: hash.digest('hex'), size }
    } catch (error) {
      await file.close()
      await rm(path, { force: true })
      throw error
    }
  }

  /**
   * Makes a received file part of the store; once this resolves it survives a power cut. One that the store
   * had not before stays if a document names it by the time that it is discarded; others may be named by a
   * history alone, and stay in any case. It takes the place of one that is damaged.
   */
  async keep(file: IncomingFile): Promise<void> {
    const uploads = this.#kept.get(file.sha1)
    if (uploads === undefined && existsSync(this.path(file.sha1))) {
      if ((await hashOf(this.path(file.sha1), 'sha1')) === file.sha1) return
      await syncToDisk(file.path)
      await moveDurably(file.path, this.path(file.sha1))
      this.#md5s.delete(file.sha1)
      return
    }
    this.#kept.set(file.sha1, (uploads ?? new Set()).add(file.path))
    await syncToDisk(file.path)
    await writeFile(this.#markOf(file), '')
    await syncDirectory(this.#incoming)
    await moveDurably(file.path, this.path(file.sha1))
  }

  /** Forgets a received file; what it brought into the store stays there when a document names it. */
  async discard(file: IncomingFile): Promise<void> {
    const uploads = this.#kept.get(file.sha1)
    if (uploads?.delete(file.path) && uploads.size === 0) {
      this.#kept.delete(file.sha1)
      if (!this.#isNamed(file.sha1)) rmSync(this.path(file.sha1), { force: true })
    }
    await rm(this.#markOf(file), { force: true })
    await rm(file.path, { force: true })
  }

  #markOf({ path, sha1 }: IncomingFile): string {
    return join(this.#incoming, `${sha1}.${basename(path)}.kept`)
  }
}

async function hashOf(path: string, algorithm: 'md5' | 'sha1'): Promise<string> {
  const hash = createHash(algorithm)
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

async function* untilBroken(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch {
    throw endedEarly()
  }
}

function endedEarly(): Error {
  return httpError(400, 'Bad Request', 'The upload ended before the whole body had arrived')
}

/** The answer to an upload beyond the limit, given in bytes. */
export function tooLarge(limit: number): Error {
  return httpError(413, 'Payload Too Large', `Assets may be at most ${limit} bytes`)
}
