import { applyPatch } from 'mendoza'
import type { DatasetStore } from './dataset-store.ts'
import type { StoredDocument } from './document.ts'

/** What one transaction made of a document. */
export interface Change {
  readonly sequence: number
  readonly before: StoredDocument | null
  readonly after: StoredDocument | null
}

/**
 * A document in time: as it is now, then before its last change, and so on, and back again. Holds one state, and
 * reads one revision at a time: what is past does not change, so that turns of the event loop may lie between.
 */
export class StateWalk {
  readonly #store: DatasetStore
  readonly #id: string
  /** The state is that after this transaction, whether or not it changed the document. */
  #sequence: number
  #state: StoredDocument | null

  constructor(store: DatasetStore, id: string) {
    this.#store = store
    this.#id = id
    this.#sequence = store.sequence
    this.#state = store.get(id)
  }

  get state(): StoredDocument | null {
    return this.#state
  }

  /** Goes back over the last change, unless it is that of `sequence` or of an earlier transaction: then it answers null. */
  back(sequence: number): Change | null {
    const row = this.#store.statements
      .prepare(
        `SELECT sequence, revert FROM revision
         WHERE document_id = ? AND sequence > ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1`,
      )
      .get(this.#id, sequence, this.#sequence)
    if (row === undefined) return null
    const after = this.#state
    const before: StoredDocument | null = applyPatch(
      after,
      this.#store.damage.parsePatch(row.revert),
    )
    const at = Number(row.sequence)
    this.#sequence = at - 1
    this.#state = before
    return { sequence: at, before, after }
  }

  /** Goes forward over the next change, unless it is that of a later transaction than `sequence`: then it answers null. */
  forward(sequence: number): Change | null {
    const row = this.#store.statements
      .prepare(
        `SELECT sequence, apply FROM revision
         WHERE document_id = ? AND sequence > ? AND sequence <= ? ORDER BY sequence LIMIT 1`,
      )
      .get(this.#id, this.#sequence, sequence)
    if (row === undefined) return null
    const before = this.#state
    const after: StoredDocument | null = applyPatch(
      before,
      this.#store.damage.parsePatch(row.apply),
    )
    this.#sequence = Number(row.sequence)
    this.#state = after
    return { sequence: this.#sequence, before, after }
  }

  /** Goes to where nothing was yet, when that is right before the transaction of `sequence`. Else it stays, and answers false. */
  startBefore(sequence: number): boolean {
    const row = this.#store.statements
      .prepare(
        'SELECT previous_rev FROM revision WHERE document_id = ? AND sequence >= ? ORDER BY sequence LIMIT 1',
      )
      .get(this.#id, sequence)
    if (row === undefined || row.previous_rev !== null) return false
    this.#sequence = sequence - 1
    this.#state = null
    return true
  }
}
