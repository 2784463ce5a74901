import type { IndexSpan } from './index-definition.ts'
import { runThread } from './run-thread.ts'

/** An index over an attribute that is to be made. */
export interface IndexOrder {
  readonly file: string
  readonly path: readonly string[]
  readonly span: IndexSpan
}

/**
 * Makes an index in a thread of its own, as that takes seconds in a large dataset. Nobody else may write the file
 * meanwhile.
 * @throws Error as SQLite does; when `signal` ends it, nothing was made
 */
export function buildIndex(order: IndexOrder, signal: AbortSignal): Promise<void> {
  return runThread(new URL('./build-index-worker.ts', import.meta.url), order, signal)
}
