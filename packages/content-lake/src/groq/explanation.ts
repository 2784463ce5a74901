import type { Dependency } from '../documents/sync-tags.ts'
import type { Walk } from './walk-log.ts'

/** How a query was answered. */
export interface Explanation {
  readonly walks: readonly Walk[]
  /** Filters and orders that were asked of all that walks gave, in GROQ: no walk could take them along. */
  readonly inMemory: readonly string[]
  /** How often a document was read by its id alone, as where a reference leads. */
  readonly lookups: number
  /** What the answer depends on, and the tags that say so. */
  readonly syncTags: readonly { readonly tag: string; readonly on: Dependency }[]
  /** Time taken, in milliseconds: plans are made while a query runs, as subqueries need its values. */
  readonly ms: { readonly parsing: number; readonly running: number }
}

/** The same of a query that was run in a thread. */
export interface ThreadExplanation extends Explanation {
  readonly ms: Explanation['ms'] & {
    /** For a thread, and for the way there and back. */
    readonly waiting: number
    /** Making indexes that there were none of. */
    readonly indexing: number
    readonly writing: number
  }
  /** What the same query finds in memory when nobody wants it explained; `bypass` when it is never kept there. */
  readonly answerCache?: 'hit' | 'miss' | 'bypass'
}
