/** The change of a document that a webhook told of. */
export interface DocumentChange {
  readonly documentId: string
  readonly documentType: string
  readonly operation: string
  /** Null when the sender does not say. */
  readonly transactionId: string | null
  /** Names the delivery: the same when it is tried again. Null when the sender does not say. */
  readonly deliveryId: string | null
}

/**
 * Why content has to be asked for again: a tag of it was expired, its time came, nobody looked at it for a minute, or
 * so many tags were expired that it can no longer be told which.
 */
export interface Invalidation {
  readonly reason: 'tag' | 'time' | 'age' | 'overflow'
  /** In milliseconds of the epoch. */
  readonly at: number
  /** Of reason `tag` only. */
  readonly tag?: string
  /** Of reason `tag` only; null when the tag was expired without a document's change. */
  readonly change?: DocumentChange | null
}
