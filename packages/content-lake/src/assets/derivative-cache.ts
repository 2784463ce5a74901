import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { readFile, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { writeAtomically } from './durable-file.ts'

const HASH = /^[0-9a-f]{64}$/

interface Entry {
  readonly size: number
}

/** A file that is being made. */
interface Making {
  readonly bytes: Promise<Buffer>
  readonly abandon: AbortController
  askers: number
}

type Make = (signal: AbortSignal) => Promise<Buffer>

/**
 * Derived files on disk, at most `maxBytes` of them: what was not asked for the longest goes first.
 * The same key asked for twice at once is made once.
 */
export class DerivativeCache {
  readonly #directory: string
  readonly #entries: LRUCache<string, Entry>
  readonly #making = new Map<string, Making>()
  readonly #maxBytes: number

  constructor(directory: string, maxBytes: number) {
    this.#directory = directory
    this.#maxBytes = Math.max(1, maxBytes)
    this.#entries = new LRUCache<string, Entry>({
      maxSize: this.#maxBytes,
      sizeCalculation: ({ size }) => size,
      dispose: (_, hash, reason) => {
        if (reason === 'evict') rmSync(this.#path(hash), { force: true })
      },
    })
    mkdirSync(directory, { recursive: true })
    this.#load()
  }

  /** How many files there are, and how large all of them are. */
  get usage(): { readonly files: number; readonly bytes: number } {
    return { files: this.#entries.size, bytes: this.#entries.calculatedSize }
  }

  /**
   * The bytes of a key (a SHA-256 in hex), made by `make` when there are none yet; its signal aborts once
   * nobody waits for them any more.
   * @param signal aborts when this caller does not wait any more
   */
  async get(hash: string, make: Make, signal?: AbortSignal): Promise<Buffer> {
    if (!HASH.test(hash)) throw new TypeError(`not a SHA-256: ${JSON.stringify(hash)}`)
    return (await this.#read(hash)) ?? this.#makeOnce(hash, make, signal)
  }

  #makeOnce(hash: string, make: Make, signal: AbortSignal | undefined): Promise<Buffer> {
    const making = this.#making.get(hash) ?? this.#begin(hash, make)
    // It may have begun before it was given up, and is then made all the same.
    if (making.abandon.signal.aborted) {
      return making.bytes.catch(() => this.#makeOnce(hash, make, signal))
    }
    making.askers += 1
    const leave = () => {
      making.askers -= 1
      if (making.askers === 0) making.abandon.abort()
    }
    if (signal?.aborted) leave()
    else signal?.addEventListener('abort', leave, { once: true })
    return making.bytes.finally(() => signal?.removeEventListener('abort', leave))
  }

  #begin(hash: string, make: Make): Making {
    const abandon = new AbortController()
    const bytes = this.#make(hash, () => make(abandon.signal)).finally(() =>
      this.#making.delete(hash),
    )
    const making = { bytes, abandon, askers: 0 }
    this.#making.set(hash, making)
    return making
  }

  async #make(hash: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const bytes = await make()
    if (bytes.byteLength === 0 || bytes.byteLength > this.#maxBytes) return bytes
    try {
      await writeAtomically(this.#path(hash), bytes)
      this.#entries.set(hash, { size: bytes.byteLength })
    } catch {
      // A full disk costs time, not the answer: what cannot be kept is made again.
    }
    return bytes
  }

  async #read(hash: string): Promise<Buffer | null> {
    if (!this.#entries.get(hash)) return null
    const path = this.#path(hash)
    try {
      const bytes = await readFile(path)
      const now = new Date()
      await utimes(path, now, now)
      return bytes
    } catch {
      this.#entries.delete(hash)
      return null
    }
  }

  #load(): void {
    const found: { hash: string; size: number; usedAt: number }[] = []
    for (const entry of readdirSync(this.#directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const stats = statSync(path)
      if (HASH.test(entry.name) && stats.size > 0) {
        found.push({ hash: entry.name, size: stats.size, usedAt: stats.mtimeMs })
      } else {
        rmSync(path, { force: true })
      }
    }
    found.sort((a, b) => a.usedAt - b.usedAt)
    for (const { hash, size } of found) this.#entries.set(hash, { size })
  }

  #path(hash: string): string {
    return join(this.#directory, hash.slice(0, 2), hash)
  }
}
