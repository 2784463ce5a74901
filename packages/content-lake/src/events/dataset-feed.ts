import { randomBytes } from 'node:crypto'
import type { DatasetStore } from '../documents/dataset-store.ts'
import type { CommittedTransaction } from '../documents/transaction.ts'

const MOST_TRANSACTIONS = 500
/** One import may hold thousands of documents: memory is bounded by these, not by transactions alone. */
const MOST_CHANGES = 2_000

export interface FeedSubscriber {
  /**
   * Called once for each transaction, in order, when it is durable and readable. Who throws has missed
   * something: it is called no more, and `end` is.
   */
  next(transaction: CommittedTransaction): void
  /** Called when the feed ends, not on unsubscribing. */
  end(): void
}

/** What happened in a dataset lately and happens now, for those who listen. */
export class DatasetFeed {
  /** Other at every start: what an earlier process counted is not taken for this one's. */
  readonly epoch = randomBytes(4).toString('hex')
  readonly #store: DatasetStore
  readonly #subscribers = new Set<FeedSubscriber>()
  readonly #recent: CommittedTransaction[] = []
  readonly #unsubscribe: () => void
  readonly #onFailure: (error: unknown) => void
  #changes = 0
  #isClosed = false

  /** @param onFailure told of what a subscriber throws */
  constructor(store: DatasetStore, onFailure: (error: unknown) => void) {
    this.#store = store
    this.#onFailure = onFailure
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

  /** The transactions from a sequence on; null when some of them are no longer known here. */
  since(sequence: number): readonly CommittedTransaction[] | null {
    if (sequence > this.sequence) return sequence === this.sequence + 1 ? [] : null
    const index = this.#recent.findIndex((transaction) => transaction.sequence === sequence)
    return index === -1 ? null : this.#recent.slice(index)
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
  }

  #publish(transaction: CommittedTransaction): void {
    this.#recent.push(transaction)
    this.#changes += transaction.changes.length
    while (this.#recent.length > MOST_TRANSACTIONS || this.#changes > MOST_CHANGES) {
      this.#changes -= this.#recent.shift()?.changes.length ?? 0
    }
    for (const subscriber of this.#subscribers) {
      try {
        subscriber.next(transaction)
      } catch (error) {
        // One listener's trouble (a filter that fails) is not the others'.
        this.#subscribers.delete(subscriber)
        this.#onFailure(error)
        subscriber.end()
      }
    }
  }
}
