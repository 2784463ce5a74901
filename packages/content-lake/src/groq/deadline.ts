import { type ApiError, dataError } from '../errors.ts'

const DEFAULT_LIMIT_MS = 10_000
/** The clock is looked at once in so many items. */
const ITEMS_A_LOOK = 64
/** So many characters, or items that are merely copied, take about as long as an item that is looked at. */
const PARTS_AN_ITEM = 100
/** What that takes at least, in milliseconds. */
const ITEM_MS = 0.002

/** How long one query may take. */
export class Deadline {
  readonly #limit: number
  readonly #end: number
  #ticks = 0

  /** @param limit in milliseconds */
  constructor(limit = DEFAULT_LIMIT_MS) {
    this.#limit = limit
    this.#end = performance.now() + limit
  }

  /** To be called for every item looked at. Throws queryTimeoutError (504) when time is up. */
  tick(): void {
    this.#pass(1)
  }

  /**
   * To be called before something is done to so many characters or items in one go, as nothing ends it before it is
   * through. Throws as `tick`, also when it would take longer than there is time left.
   */
  tickFor(parts: number): void {
    if (parts >= PARTS_AN_ITEM) this.#pass(parts / PARTS_AN_ITEM)
  }

  /** To be called before each search for documents, which takes longer than many items. Throws as `tick`. */
  check(): void {
    this.#checkBefore(0)
  }

  #checkBefore(milliseconds: number): void {
    if (performance.now() + milliseconds >= this.#end) throw tookTooLong(this.#limit)
  }

  #pass(items: number): void {
    this.#ticks += items
    if (this.#ticks < ITEMS_A_LOOK) return
    this.#ticks = 0
    this.#checkBefore(items * ITEM_MS)
  }
}

/** 504 queryTimeoutError; `limit` is in milliseconds. */
export function tookTooLong(limit: number): ApiError {
  return dataError(504, 'queryTimeoutError', `The query took longer than ${durationOf(limit)}`)
}

function durationOf(limit: number): string {
  if (limit < 1000) return limit === 1 ? '1 millisecond' : `${limit} milliseconds`
  return limit === 1000 ? '1 second' : `${limit / 1000} seconds`
}
