import { LRUCache } from 'lru-cache'
import { BoundedReader } from '../documents/bounded-reader.ts'
import type { DatasetStore } from '../documents/dataset-store.ts'
import { IndexWanted } from '../documents/existing-indexes.ts'
import { executeQuery } from './execute-query.ts'
import { isFrugal } from './is-frugal.ts'
import { parseQuery } from './parse.ts'
import type { QueryAnswer } from './threads/query-message.ts'
import type { PooledQuery, QueryPool } from './threads/query-pool.ts'
import { writeJson } from './write-json.ts'

/** In milliseconds. */
const SHORT = 5
/** In characters. */
const LONGEST_QUERY = 8_000
const LARGEST_PARAMS = 8_000
const LARGEST_RESULT = 1_000_000
/** What was so often too long in turn is not tried again for a while: before, the machine may have been busy. */
const MOST_FAILURES = 3
/** The while, each time twice as long: what has run seldom is slower, and most of a restart's queries have never run. */
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 60_000
const MOST_REMEMBERED = 2_000

/** How a query failed to be short. */
interface Failures {
  readonly inTurn: number
  /** When it may be tried again, by `performance.now()`. */
  readonly pausedUntil: number
}

/**
 * Runs queries: short ones at once, on the thread that asks, as handing them to another takes longer than most of them;
 * all others in threads of their own. Which are short, their syntax and the rows that they read tell, and the clock.
 */
export class QueryRunner {
  readonly #pool: Pick<QueryPool, 'run'>
  readonly #short: number
  /** By the text of queries that were too long when they were last tried. */
  readonly #failures = new LRUCache<string, Failures>({ max: MOST_REMEMBERED })

  /** @param short in milliseconds: longer ones are begun anew in a thread */
  constructor(pool: Pick<QueryPool, 'run'>, short = SHORT) {
    this.#pool = pool
    this.#short = short
  }

  /** Throws as `QueryPool.run` does. */
  inThread(store: DatasetStore, query: PooledQuery): Promise<QueryAnswer> {
    return this.#pool.run(store, query)
  }

  /** Null when it takes longer than there is time for here, or fails: a thread has the last word. */
  atOnce(store: DatasetStore, request: PooledQuery): QueryAnswer | null {
    const failures = this.#failures.get(request.query)
    if (failures !== undefined && performance.now() < failures.pausedUntil) return null
    if (!isSmall(request)) return null
    try {
      if (!isFrugal(parseQuery(request.query, request.params))) return null
      const answer = store.read(() => runShort(store, request, this.#short))
      if (failures !== undefined) this.#failures.delete(request.query)
      return answer
    } catch (error) {
      // A thread asks for it to be made, and the next time it is there.
      if (!(error instanceof IndexWanted)) this.#failures.set(request.query, oneMore(failures))
      return null
    }
  }
}

function oneMore({ inTurn }: Failures = { inTurn: 0, pausedUntil: 0 }): Failures {
  const pause = FIRST_PAUSE_MS * 2 ** (inTurn + 1 - MOST_FAILURES)
  const pausedUntil =
    inTurn + 1 < MOST_FAILURES ? 0 : performance.now() + Math.min(pause, LONGEST_PAUSE_MS)
  return { inTurn: inTurn + 1, pausedUntil }
}

function runShort(store: DatasetStore, request: PooledQuery, short: number): QueryAnswer {
  const { result, syncTags } = executeQuery(new BoundedReader(store), request, {
    timeLimit: Math.min(short, request.timeLimit),
    largestResult: LARGEST_RESULT,
  })
  const resultJson = writeJson(result, request.query)
  return { kind: 'answer', resultJson, sourceMapJson: undefined, syncTags, usedIndexes: [] }
}

function isSmall({ query, params, computed = [], explain, resultSourceMap }: PooledQuery): boolean {
  if (explain === true || (resultSourceMap ?? false) !== false || computed.length > 0) return false
  return query.length <= LONGEST_QUERY && sizeUpTo(params, LARGEST_PARAMS) <= LARGEST_PARAMS
}

/** Characters of a value, counted no further than `most`. */
function sizeUpTo(value: unknown, most: number): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 1
  let size = 1
  for (const [name, part] of Object.entries(value)) {
    size += name.length + sizeUpTo(part, most - size)
    if (size > most) return size
  }
  return size
}
