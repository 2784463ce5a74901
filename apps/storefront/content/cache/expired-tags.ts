import type { DocumentChange, Invalidation } from './invalidation'

const MAX_TAGS = 20_000

/** When each tag was last expired, and by which change; beyond 20,000 tags it is only known that any may have been. */
export class ExpiredTags {
  readonly #expired = new Map<string, { at: number; change: DocumentChange | null }>()
  #overflowAt = Number.NEGATIVE_INFINITY

  /** `at` in milliseconds of the epoch. */
  expire(tags: readonly string[], at: number, change: DocumentChange | null): void {
    if (this.#expired.size + tags.length > MAX_TAGS) {
      this.#expired.clear()
      this.#overflowAt = at
    }
    const expired = { at, change }
    for (const tag of tags) this.#expired.set(tag, expired)
  }

  /** What last expired one of these tags at this time or after; null when nothing did. */
  invalidationSince(tags: readonly string[], time: number): Invalidation | null {
    let youngest: Invalidation | null =
      this.#overflowAt >= time ? { reason: 'overflow', at: this.#overflowAt } : null
    for (const tag of tags) {
      const expired = this.#expired.get(tag)
      if (expired && expired.at >= time && expired.at > (youngest?.at ?? Number.NEGATIVE_INFINITY))
        youngest = { reason: 'tag', tag, ...expired }
    }
    return youngest
  }
}
