import type { DocumentTable } from './document-table.ts'
import type { IndexLookup } from './scalar-index.ts'
import type { Statements } from './statements.ts'
import type { TextRanking } from './text-index.ts'

/** What a query needs of a dataset: the store that also writes it, or a thread's own view of its file. */
export interface DocumentReader {
  readonly documents: DocumentTable
  readonly statements: Statements
  readonly scalarIndexes: IndexLookup
  readonly textIndex: TextRanking
  /** So many rows may one search read; as many as it takes when left out. */
  readonly mostRows?: number
}
