import { randomBytes } from 'node:crypto'
import type { DatasetStore } from '../documents/dataset-store.ts'
import type { DocumentBudget } from '../documents/document-budget.ts'
import type { CommittedTransaction } from '../documents/transaction.ts'
import { Encodings } from './encodings.ts'
import { memoryOfTransaction } from './memory-of-transaction.ts'

/** Who comes back is told what was missed at once, so that is bounded too, however small it is. */
const MOST_TRANSACTIONS = 500
/** One import may hold thousands of documents. */
const MOST_CHANGES = 2_000

interface Recent {
  readonly transaction: CommittedTransaction
  /** In characters. */
  readonly size: number
}

export interface FeedSubscriber {
  /**
   * Called once for each transaction, in order, when it is durable and readable. Who throws has missed
   * something: it is called no more, and `end` is.
   * @param encodings shared by all who are told of it
   */
  next(transaction: CommittedTransaction, encodings: Encodings): void
  /** Called when the feed ends, not on unsubscribing. */
  end(): void
}

/** What happened in a dataset lately and happens now, for those who listen. */
export class DatasetFeed {
  /** Other at every start: what an earlier process counted is not taken for this one's. */
  readonly epoch = randomBytes(4).toString('hex')
  readonly #store: DatasetStore
  readonly #subscribers = new Set<FeedSubscriber>()
  readonly #budget: DocumentBudget
  readonly #recent: Recent[] = []
  readonly #unsubscribe: () => void
  readonly #onFailure: (error: unknown) => void
  #changes = 0
  #size = 0
  #isClosed = false

  /**
   * @param budget of what is kept of lately, shared with the feeds of other datasets
   * @param onFailure told of what a subscriber throws
   */
  constructor(store: DatasetStore, budget: DocumentBudget, onFailure: (error: unknown) => void) {
    this.#store = store
    this.#budget = budget
    this.#onFailure = onFailure
    budget.join(this)
    this.#unsubscribe = store.onCommit((transaction) => this.#publish(transaction))
  }

  /** Tells of the transactions from now on. */
  subscribe(subscriber: FeedSubscriber): () => void {
    if (this.#isClosed) subscriber.end()
    this.#subscribers.add(subscriber)
    return () => void this.#subscribers.delete(subscriber)
  }

  get sequence(): number {
    return this.#store.sequence
  }

  /** What is kept of lately, in characters. */
  get size(): number {
    return this.#size
  }

  /** Forgets the oldest transaction that is kept. */
  dropOldest(): void {
    const oldest = this.#recent.shift()
    if (oldest === undefined) return
    this.#changes -= oldest.transaction.changes.length
    this.#size -= oldest.size
    this.#budget.add(-oldest.size)
  }

  /** The transactions from a sequence on; null when some of them are no longer known here. */
  since(sequence: number): readonly CommittedTransaction[] | null {
    if (sequence > this.sequence) return sequence === this.sequence + 1 ? [] : null
    const index = this.#recent.findIndex(({ transaction }) => transaction.sequence === sequence)
    return index === -1 ? null : this.#recent.slice(index).map(({ transaction }) => transaction)
  }

  /** What `work` for one subscriber gives; null when it fails, which is reported. */
  attempt<T>(work: () => T): T | null {
    try {
      return work()
    } catch (error) {
      this.#onFailure(error)
      return null
    }
  }

  /** Ends the feed for everybody; what is committed later is told to nobody. */
  close(): void {
    this.#isClosed = true
    this.#unsubscribe()
    for (const subscriber of this.#subscribers) subscriber.end()
    this.#subscribers.clear()
    this.#budget.leave(this)
    this.#recent.length = 0
    this.#size = 0
  }

  #publish(transaction: CommittedTransaction): void {
    this.#keep(transaction)
    const encodings = new Encodings()
    for (const subscriber of this.#subscribers) {
      try {
        subscriber.next(transaction, encodings)
      } catch (error) {
        // One listener's trouble (a filter that fails) is not the others'.
        this.#subscribers.delete(subscriber)
        this.#onFailure(error)
        subscriber.end()
      }
    }
  }
  #keep(transaction: CommittedTransaction): void {
    const size = memoryOfTransaction(transaction)
    this.#recent.push({ transaction, size })
    this.#changes += transaction.changes.length
    this.#size += size
    this.#budget.add(size)
    while (this.#recent.length > MOST_TRANSACTIONS || this.#changes > MOST_CHANGES) {
      this.dropOldest()
    }
  }
}
