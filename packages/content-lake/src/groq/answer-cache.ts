import { LRUCache } from 'lru-cache'
import type { DatasetStore } from '../documents/dataset-store.ts'
import { syncTag, syncTagsOf } from '../documents/sync-tags.ts'
import type { QueryRunner } from './query-runner.ts'
import type { QueryAnswer } from './threads/query-message.ts'
import type { PooledQuery } from './threads/query-pool.ts'

/** In characters, for each dataset. */
const CAPACITY = 16 * 1024 * 1024
/** So much of that may be one answer. */
const LARGEST = CAPACITY / 16
/** Also of small ones: a commit may have to drop them all, while nothing else is answered. */
const MOST_ANSWERS = 4_000
/** What a tag of an answer counts for. */
const CHARACTERS_A_TAG = 100

/** What another moment, or another caller, gets another answer to. Comments and texts may hold them too: no harm. */
const OF_THE_MOMENT = /\b(now|identity|attributes)\b/
/** Scores are measured against all documents, whatever the answer holds. */
const AGAINST_ALL = /\bscore\b/

/**
 * Answers queries from what was answered before, until a transaction touches what that depended on: by the
 * same tags that tell clients of the Live Content API to ask anew.
 */
export class AnswerCache {
  readonly #runner: Pick<QueryRunner, 'run'>
  readonly #datasets = new WeakMap<DatasetStore, DatasetAnswers>()

  constructor(runner: Pick<QueryRunner, 'run'>) {
    this.#runner = runner
  }

  /** Throws as `QueryRunner.run` does. */
  async run(store: DatasetStore, query: PooledQuery): Promise<QueryAnswer> {
    if (query.explain === true) return this.#explained(store, query)
    if (!isKeepable(query)) return this.#runner.run(store, query)
    const answers = this.#answersOf(store, query.dataset)
    const key = keyOf(query)
    const known = answers.get(key)
    if (known !== undefined) return known
    const { sequence } = store
    const answer = await this.#runner.run(store, query)
    // A transaction that came meanwhile may have touched what the answer had read before.
    if (store.sequence === sequence) {
      const tags = AGAINST_ALL.test(query.query) ? [syncTag(query.dataset, 'all')] : answer.syncTags
      answers.keep(key, answer, tags)
    }
    return answer
  }

  /** Worked out anew and not kept: what is explained is the work. */
  async #explained(store: DatasetStore, query: PooledQuery): Promise<QueryAnswer> {
    const isKept = this.#answersOf(store, query.dataset).has(keyOf(query))
    const answerCache = isKept ? 'hit' : isKeepable(query) ? 'miss' : 'bypass'
    const { explanation, ...answer } = await this.#runner.run(store, query)
    return explanation === undefined
      ? answer
      : { ...answer, explanation: { ...explanation, answerCache } }
  }

  #answersOf(store: DatasetStore, name: string): DatasetAnswers {
    const known = this.#datasets.get(store)
    if (known !== undefined) return known
    const answers = new DatasetAnswers()
    this.#datasets.set(store, answers)
    store.onCommit((transaction) => {
      if (!answers.isEmpty) answers.drop(syncTagsOf(name, transaction, store))
    })
    return answers
  }
}

function isKeepable({ computed = [], query }: PooledQuery): boolean {
  return computed.length === 0 && !OF_THE_MOMENT.test(query)
}

/** Answers of one dataset by what was asked, and which of them depend on what. */
class DatasetAnswers {
  readonly #byTag = new Map<string, Set<string>>()
  readonly #answers = new LRUCache<string, { answer: QueryAnswer; tags: readonly string[] }>({
    max: MOST_ANSWERS,
    maxSize: CAPACITY,
    maxEntrySize: LARGEST,
    sizeCalculation: ({ answer, tags }, key) =>
      key.length +
      answer.resultJson.length +
      (answer.sourceMapJson?.length ?? 0) +
      tags.length * CHARACTERS_A_TAG +
      1,
    dispose: ({ tags }, key) => this.#forget(key, tags),
  })

  get isEmpty(): boolean {
    return this.#answers.size === 0
  }

  has(key: string): boolean {
    return this.#answers.has(key)
  }

  get(key: string): QueryAnswer | undefined {
    return this.#answers.get(key)?.answer
  }

  keep(key: string, answer: QueryAnswer, tags: readonly string[]): void {
    this.#answers.set(key, { answer, tags })
    if (!this.#answers.has(key)) return
    for (const tag of tags) {
      const keys = this.#byTag.get(tag) ?? new Set()
      this.#byTag.set(tag, keys.add(key))
    }
  }

  drop(tags: readonly string[]): void {
    for (const tag of tags) {
      for (const key of this.#byTag.get(tag) ?? []) this.#answers.delete(key)
    }
  }

  #forget(key: string, tags: readonly string[]): void {
    for (const tag of tags) {
      const keys = this.#byTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.#byTag.delete(tag)
    }
  }
}

/** Everything that an answer may depend on but the documents; not who asks, as the query does not say. */
function keyOf(query: PooledQuery): string {
  const { perspective, publicOnly, withoutVersions, resultSourceMap, idLimit } = query
  return JSON.stringify([
    query.query,
    query.params,
    perspective,
    publicOnly,
    withoutVersions,
    resultSourceMap,
    idLimit,
  ])
}
