import { type ApiError, dataError } from '../errors.ts'

const DEFAULT_LIMIT_MS = 10_000
/** The clock is looked at once in so many items. */
const ITEMS_A_LOOK = 64

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
    if (++this.#ticks % ITEMS_A_LOOK === 0) this.check()
  }

  /** To be called before each search for documents, which takes longer than many items. Throws as `tick`. */
  check(): void {
    if (performance.now() >= this.#end) throw tookTooLong(this.#limit)
  }
}

/** 504 queryTimeoutError; `limit` is in milliseconds. */
export function tookTooLong(limit: number): ApiError {
  return dataError(504, 'queryTimeoutError', `The query took longer than ${durationOf(limit)}`)
}

function durationOf(limit: number): string {
  if (limit < 1000) return `${limit} milliseconds`
  return limit === 1000 ? '1 second' : `${limit / 1000} seconds`
}
