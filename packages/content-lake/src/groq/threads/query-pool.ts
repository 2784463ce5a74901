import { availableParallelism } from 'node:os'
import type { DatasetStore } from '../../documents/dataset-store.ts'
import { indexName } from '../../documents/index-definition.ts'
import { ApiError } from '../../errors.ts'
import type { QueryRequest } from '../execute-query.ts'
import type { QueryAnswer, QueryOutcome } from './query-message.ts'
import { QueryThread, type ThreadMemory } from './query-thread.ts'
import { ThreadPlaces } from './thread-places.ts'

/** One for the public at least, one beside it that only signed-in callers use, and one to spare. */
const SIZE = Math.min(6, Math.max(3, availableParallelism()))

/**
 * Runs queries in threads that read the dataset's file for themselves, so that an expensive one keeps
 * nobody waiting but those who ask expensive ones too. Sees every write that was answered before.
 */
export class QueryPool {
  readonly #places = new ThreadPlaces(SIZE)
  readonly #threads = new Set<QueryThread>()
  /** Most recently used last: its caches are the warmest. */
  readonly #idle: QueryThread[] = []

  readonly #memory: ThreadMemory

  /**
   * Starts the first thread; others follow when several are needed at once.
   * @param memory of each
   */
  constructor(memory: ThreadMemory) {
    this.#memory = memory
    this.#idle.push(this.#start())
  }

  /**
   * @throws ApiError as `executeQuery` does; 503 when too many wait, 504 when `timeLimit` is over,
   *   400 when the query takes too much memory; DamagedFile
   */
  async run(store: DatasetStore, query: PooledQuery): Promise<QueryAnswer> {
    const { client, ...request } = query
    const asked = performance.now()
    const leave = await this.#places.take(request.publicOnly ? client() : null)
    const thread = this.#next()
    try {
      return await runIn(thread, store, request, asked)
    } finally {
      if (!thread.isDead) this.#idle.push(thread)
      leave()
    }
  }

  /** How many queries run and wait at the moment, and how many threads there are and may be. */
  get load(): PoolLoad {
    const { taken: running, waiting } = this.#places.load
    const threads = Array.from(this.#threads).filter(({ isDead }) => !isDead).length
    return { running, waiting, threads, mostThreads: SIZE }
  }

  /** Lets go of a dataset's file once the queries under way on it are answered. */
  forget(file: string): void {
    for (const thread of this.#threads) if (!thread.isDead) thread.forget(file)
  }

  /** Ends every thread, and with it what is running. */
  async close(): Promise<void> {
    await Promise.all(Array.from(this.#threads, (thread) => thread.end()))
  }

  #next(): QueryThread {
    while (true) {
      const thread = this.#idle.pop() ?? this.#start()
      if (!thread.isDead) return thread
    }
  }

  #start(): QueryThread {
    for (const thread of this.#threads) if (thread.isDead) this.#threads.delete(thread)
    const thread = new QueryThread(this.#memory)
    this.#threads.add(thread)
    return thread
  }
}

/** What a pool has to do, and with what. */
export interface PoolLoad {
  readonly running: number
  readonly waiting: number
  readonly threads: number
  readonly mostThreads: number
}

/** A query, and who asks it. */
export interface PooledQuery extends QueryRequest {
  /** In milliseconds. */
  readonly timeLimit: number
  /** Address that the query comes from: of those that wait, each gets its turn. */
  readonly client: () => string
}

/**
 * Runs a query, making the indexes it wants on the way: a thread only reads.
 * @param asked when it was asked for
 */
async function runIn(
  thread: QueryThread,
  store: DatasetStore,
  request: Omit<PooledQuery, 'client'>,
  asked: number,
): Promise<QueryAnswer> {
  let firstWanted: number | null = null
  const provided = new Set<string>()
  const refusedIndexes = new Set<string>()
  while (true) {
    const sent = performance.now()
    const outcome = await thread.ask(
      { file: store.file, request, refusedIndexes },
      request.timeLimit,
    )
    if (outcome.kind === 'answer') {
      store.scalarIndexes.touch(outcome.usedIndexes)
      return withWaiting(outcome, asked, firstWanted === null ? 0 : sent - firstWanted)
    }
    if (outcome.kind === 'damaged') throw store.damage.note(outcome.reason)
    if (outcome.kind !== 'index wanted') throw errorOf(outcome)
    firstWanted ??= performance.now()
    const { path, span } = outcome
    const name = indexName(path, span)
    // What was made for this query and is wanted again was dropped for another: do without it.
    const made = !provided.has(name) && (await store.provideIndex(path, span, request.publicOnly))
    if (made) provided.add(name)
    else refusedIndexes.add(name)
  }
}

/** Explains also what the thread cannot know of. All that was not spent otherwise was spent waiting. */
function withWaiting(answer: QueryAnswer, asked: number, indexing: number): QueryAnswer {
  const { explanation } = answer
  if (explanation === undefined) return answer
  const { parsing, running, writing } = explanation.ms
  const waiting = performance.now() - asked - indexing - parsing - running - writing
  return {
    ...answer,
    explanation: { ...explanation, ms: { ...explanation.ms, waiting, indexing } },
  }
}

function errorOf(outcome: Extract<QueryOutcome, { kind: 'refused' | 'failed' }>): Error {
  if (outcome.kind === 'refused') {
    return new ApiError(outcome.status, outcome.body, outcome.message)
  }
  const error = new Error(outcome.message)
  if (outcome.stack !== undefined) error.stack = outcome.stack
  return error
}
