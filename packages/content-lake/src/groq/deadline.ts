import { dataError } from '../errors.ts'

const LONGEST_QUERY_MS = 10_000

/** How long one query may hold the one thread that serves everybody. */
export class Deadline {
  readonly #end = performance.now() + LONGEST_QUERY_MS
  #ticks = 0

  /** To be called for every item looked at. Throws queryTimeoutError (504) when time is up. */
  tick(): void {
    if (++this.#ticks % 1024 !== 0 || performance.now() < this.#end) return
    const description = `The query took longer than ${LONGEST_QUERY_MS / 1000} seconds`
    throw dataError(504, 'queryTimeoutError', description)
  }
}
