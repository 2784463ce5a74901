import type { RawPatch } from 'mendoza'
import { DamagedFile, damageIn } from './unusable-file.ts'

/** SQLite's code for a write through a connection that may only read. */
const READ_ONLY = 8

/** What turns out to be wrong with a dataset's file while it is in use: from then on it counts as damaged. */
export class Damage {
  readonly file: string
  readonly #onFound: (found: DamagedFile) => void
  #found: DamagedFile | null = null

  /** @param onFound told once */
  constructor(file: string, onFound: (found: DamagedFile) => void = () => {}) {
    this.file = file
    this.#onFound = onFound
  }

  /** The first that was found; null as long as nothing was. */
  get found(): DamagedFile | null {
    return this.#found
  }

  /** Notes what was found, and answers the error to throw. */
  note(reason: string, cause?: unknown): DamagedFile {
    const damaged = new DamagedFile(this.file, reason, { cause })
    if (this.#found === null) {
      this.#found = damaged
      this.#onFound(damaged)
    }
    return damaged
  }

  /** The error to throw for one that came up with the file or a copy of it; what tells of damage is noted. */
  explain(error: unknown): unknown {
    if (error instanceof DamagedFile && error.file === this.file) {
      return this.#found === null ? this.note(error.reason, error.cause) : error
    }
    const reason = damageIn(error)
    if (reason !== null) return this.note(reason, error)
    return this.#found !== null && isReadOnly(error) ? this.#found : error
  }

  /** JSON as it was stored. @throws DamagedFile when it is none */
  parse(json: unknown): unknown {
    try {
      return JSON.parse(String(json))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      throw this.note('stored JSON cannot be read', error)
    }
  }

  /** A patch of the history as it was stored, which Mendoza reads. @throws DamagedFile when it is none */
  parsePatch(json: unknown): RawPatch {
    const patch = this.parse(json)
    if (!Array.isArray(patch)) throw this.note('a stored revision cannot be read')
    return patch
  }

  /** @throws DamagedFile once damage was found */
  assertNone(): void {
    if (this.#found !== null) throw this.#found
  }
}

function isReadOnly(error: unknown): boolean {
  return (
    error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === READ_ONLY
  )
}
