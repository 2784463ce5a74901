import { randomBytes } from 'node:crypto'
import type { Random } from '../../src/groq/test-support/random.ts'
import { sha1 } from '../support/uploads.ts'
import { download, query, upload } from './requests.ts'

/** Uploads files one after the other, and knows which of them must be in the lake afterwards. */
export class FileWriter {
  readonly #random: Random
  readonly #stored = new Set<string>()
  #pending: string | null = null

  constructor(random: Random) {
    this.#random = random
  }

  get acknowledged(): number {
    return this.#stored.size
  }

  /** Uploads until the server is gone. */
  async run(url: string): Promise<void> {
    for (;;) {
      const bytes = new Uint8Array(randomBytes(1 + this.#random.below(400_000)))
      const hash = sha1(bytes)
      this.#pending = hash
      if (!(await upload(url, bytes))) return
      this.#stored.add(hash)
      this.#pending = null
    }
  }

  /** @returns what is wrong with the files in a lake that came back, nothing when all is well */
  async check(url: string): Promise<string[]> {
    const found = await query<string[]>(url, '*[_type == "sanity.fileAsset"].sha1hash')
    const pending = this.#pending
    this.#pending = null
    if (pending !== null && found.includes(pending)) this.#stored.add(pending)
    const wrong: string[] = []
    for (const hash of found) if (!this.#stored.has(hash)) wrong.push(`file ${hash}: nobody's`)
    for (const hash of this.#stored) {
      if (!found.includes(hash)) wrong.push(`file ${hash}: its document is lost`)
    }
    return wrong
  }

  /** @returns which files are not, byte for byte, what was uploaded */
  async checkContents(url: string): Promise<string[]> {
    const wrong: string[] = []
    for (const hash of this.#stored) {
      const content = await download(url, `${hash}.bin`)
      if (content === null || sha1(content) !== hash) wrong.push(`file ${hash}: its content`)
    }
    return wrong
  }

  /** Names that files of the lake have on disk, when none is left behind. */
  names(): string[] {
    return [...this.#stored].sort()
  }
}
