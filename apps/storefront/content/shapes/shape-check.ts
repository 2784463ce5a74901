import { setTimeout as sleep } from 'node:timers/promises'
import { misshapenParts } from '@vitrine/content/shapes/misshapen-parts'
import type { ContentProblem } from '@vitrine/content/views/fail-soft'

export interface StoredDocument {
  readonly _id: string
}

export interface ShapeCheckOptions {
  /** The first documents after an id, by id; at most `PAGE_SIZE`. */
  after(id: string): Promise<readonly StoredDocument[]>
  /** The documents of these ids, as far as there are any. */
  named(ids: readonly string[]): Promise<readonly StoredDocument[]>
  report(problem: ContentProblem): void
  /** Called when all documents have been looked at. */
  onComplete?(documents: number): void
  /** Called when documents cannot be read, once until they can again. */
  onDelay?(error: unknown): void
  pause?(ms: number): Promise<void>
}

export const PAGE_SIZE = 50

/** More changes than this at once, and all documents are looked at instead. */
const MAX_CHANGED = 5_000

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000

/**
 * Compares stored documents with their schema, behind everybody's back: one request at a time, and while
 * documents cannot be read, less and less often, until they can.
 */
export class ShapeCheck {
  readonly #options: ShapeCheckOptions
  readonly #changed = new Set<string>()
  #round: { readonly after: string; readonly documents: number } | undefined
  #isRunning = false

  constructor(options: ShapeCheckOptions) {
    this.#options = options
  }

  /** Looks at every document. */
  checkAll(): void {
    this.#round = { after: '', documents: 0 }
    void this.#run()
  }

  /** Looks at a document that has changed. */
  check(id: string): void {
    this.#changed.add(id)
    if (this.#changed.size > MAX_CHANGED) {
      this.#changed.clear()
      this.checkAll()
    }
    void this.#run()
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return
    this.#isRunning = true
    let failures = 0
    while (this.#changed.size > 0 || this.#round) {
      try {
        await (this.#changed.size > 0 ? this.#checkChanged() : this.#checkPage())
        failures = 0
      } catch (error) {
        if (failures === 0) this.#options.onDelay?.(error)
        await this.#pause(Math.min(FIRST_PAUSE_MS * 2 ** failures++, LONGEST_PAUSE_MS))
      }
    }
    this.#isRunning = false
  }

  async #checkChanged(): Promise<void> {
    const ids = [...this.#changed].slice(0, PAGE_SIZE)
    // Taken out before they are read: one that changes meanwhile comes in again.
    for (const id of ids) this.#changed.delete(id)
    try {
      this.#tell(await this.#options.named(ids))
    } catch (error) {
      for (const id of ids) this.#changed.add(id)
      throw error
    }
  }

  async #checkPage(): Promise<void> {
    const round = this.#round
    if (!round) return
    const page = await this.#options.after(round.after)
    this.#tell(page)
    // Another round may have begun meanwhile.
    if (this.#round !== round) return
    const documents = round.documents + page.length
    const last = page.length < PAGE_SIZE ? undefined : page.at(-1)
    this.#round = last && { after: last._id, documents }
    if (!last) this.#options.onComplete?.(documents)
  }

  #tell(documents: readonly StoredDocument[]): void {
    for (const problem of documents.flatMap(misshapenParts)) this.#options.report(problem)
  }

  #pause(ms: number): Promise<void> {
    return this.#options.pause?.(ms) ?? sleep(ms, undefined, { ref: false })
  }
}
