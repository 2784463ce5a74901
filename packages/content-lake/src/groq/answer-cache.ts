import { LRUCache } from 'lru-cache'
import type { DatasetStore } from '../documents/dataset-store.ts'
import { syncTag, syncTagsOf } from '../documents/sync-tags.ts'
import type { JsonValue } from '../json.ts'
import { Lately } from '../lately.ts'
import type { QueryRunner } from './query-runner.ts'
import { type QueryText, QueryTexts } from './query-texts.ts'
import type { QueryAnswer } from './threads/query-message.ts'
import type { PooledQuery } from './threads/query-pool.ts'

/** So much of the cache may be one answer. */
const LARGEST_PART = 1 / 16
/** Also of small ones: a commit may have to drop them all, while nothing else is answered. */
const MOST_ANSWERS = 4_000
/** What a tag of an answer counts for. */
const CHARACTERS_A_TAG = 100

/** So many questions that were asked once are remembered, twice over; longer ones are not (in characters). */
const REMEMBERED = 1_000
const LONGEST_REMEMBERED = 1_000

/**
 * Answers queries from what was answered before, until a transaction touches what that depended on: by the
 * same tags that tell clients of the Live Content API to ask anew. What was worked out at once is kept when it is asked
 * for again within a while: to keep what nobody asks for takes as long as to work it out.
 */
export class AnswerCache {
  readonly #runner: Pick<QueryRunner, 'atOnce' | 'inThread'>
  readonly #answers: TaggedAnswers
  readonly #texts = new QueryTexts()
  readonly #lately = new Lately<string>(REMEMBERED)
  /** What tells the answers of one store from those of another, of the same name perhaps. */
  readonly #stores = new WeakMap<DatasetStore, number>()
  #lastStore = 0

  /** @param capacity in characters, for all datasets */
  constructor(runner: Pick<QueryRunner, 'atOnce' | 'inThread'>, capacity: number) {
    this.#runner = runner
    this.#answers = new TaggedAnswers(capacity)
  }

  /** Whether an answer is still one that would be given. */
  isKept(answer: QueryAnswer): boolean {
    return this.#answers.holds(answer)
  }

  /** What needs no thread is answered at once. Throws as `QueryRunner.inThread` does. */
  run(store: DatasetStore, query: PooledQuery): QueryAnswer | Promise<QueryAnswer> {
    if (query.explain === true) return this.#explained(store, query)
    const text = this.#texts.of(query.query)
    if (!isKeepable(query, text)) {
      return this.#runner.atOnce(store, query) ?? this.#runner.inThread(store, query)
    }
    const of = this.#numberOf(store, query.dataset)
    const key = keyOf(of, text, query)
    const known = this.#answers.get(key)
    if (known !== undefined) return known
    const quick = this.#runner.atOnce(store, query)
    if (quick === null) return this.#inThread(store, query, key)
    const isWanted = key.length > LONGEST_REMEMBERED || this.#lately.note(key)
    if (isWanted) this.#keep(key, quick, of, query)
    return quick
  }

  async #inThread(store: DatasetStore, query: PooledQuery, key: string): Promise<QueryAnswer> {
    const { sequence } = store
    const answer = await this.#runner.inThread(store, query)
    // A transaction that came meanwhile may have touched what the answer had read before.
    if (store.sequence === sequence) {
      this.#keep(key, answer, this.#numberOf(store, query.dataset), query)
    }
    return answer
  }

  #keep(key: string, answer: QueryAnswer, of: number, { query, dataset }: PooledQuery): void {
    const { isAgainstAll } = this.#texts.of(query)
    const tags = isAgainstAll ? [syncTag(dataset, 'all')] : answer.syncTags
    this.#answers.keep(key, answer, tagsOf(of, tags))
  }

  /** Worked out anew and not kept: what is explained is the work. */
  async #explained(store: DatasetStore, query: PooledQuery): Promise<QueryAnswer> {
    const text = this.#texts.of(query.query)
    const isKept = this.#answers.has(keyOf(this.#numberOf(store, query.dataset), text, query))
    const answerCache = isKept ? 'hit' : isKeepable(query, text) ? 'miss' : 'bypass'
    const { explanation, ...answer } = await this.#runner.inThread(store, query)
    return explanation === undefined
      ? answer
      : { ...answer, explanation: { ...explanation, answerCache } }
  }

  #numberOf(store: DatasetStore, name: string): number {
    const known = this.#stores.get(store)
    if (known !== undefined) return known
    const number = ++this.#lastStore
    this.#stores.set(store, number)
    store.onCommit((transaction) => {
      if (!this.#answers.isEmpty) {
        this.#answers.drop(tagsOf(number, syncTagsOf(name, transaction, store)))
      }
    })
    return number
  }
}

function tagsOf(store: number, tags: readonly string[]): string[] {
  return tags.map((tag) => `${store} ${tag}`)
}

function isKeepable({ computed = [], params }: PooledQuery, { isOfTheMoment }: QueryText): boolean {
  return computed.length === 0 && !isOfTheMoment && holdsNoInfinity(params)
}

/** Whether no number is as large as `1e400`, which JSON.parse takes for infinite: a key would say null in its place. */
function holdsNoInfinity(value: JsonValue): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every(holdsNoInfinity)
}

interface TaggedAnswer {
  readonly answer: QueryAnswer
  readonly tags: readonly string[]
}

/** Answers by what was asked, and which of them depend on what. */
class TaggedAnswers {
  readonly #byTag = new Map<string, Set<string>>()
  readonly #held = new Set<QueryAnswer>()
  readonly #answers: LRUCache<string, TaggedAnswer>

  constructor(capacity: number) {
    this.#answers = new LRUCache({
      max: MOST_ANSWERS,
      maxSize: capacity,
      maxEntrySize: Math.floor(capacity * LARGEST_PART),
      sizeCalculation: ({ answer, tags }, key) =>
        key.length +
        answer.resultJson.length +
        (answer.sourceMapJson?.length ?? 0) +
        tags.length * CHARACTERS_A_TAG +
        1,
      dispose: ({ answer, tags }, key) => {
        this.#held.delete(answer)
        this.#forget(key, tags)
      },
    })
  }

  get isEmpty(): boolean {
    return this.#answers.size === 0
  }

  has(key: string): boolean {
    return this.#answers.has(key)
  }

  get(key: string): QueryAnswer | undefined {
    return this.#answers.get(key)?.answer
  }

  holds(answer: QueryAnswer): boolean {
    return this.#held.has(answer)
  }

  keep(key: string, answer: QueryAnswer, tags: readonly string[]): void {
    this.#answers.set(key, { answer, tags })
    if (!this.#answers.has(key)) return
    this.#held.add(answer)
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
function keyOf(store: number, text: QueryText, query: PooledQuery): string {
  const { perspective, publicOnly, withoutVersions, resultSourceMap, idLimit } = query
  return JSON.stringify([
    store,
    text.key,
    query.params,
    perspective,
    publicOnly,
    withoutVersions,
    resultSourceMap,
    idLimit,
  ])
}
