import type { DatasetStore } from './dataset-store.ts'
import type { DocumentReader } from './document-reader.ts'
import type { DocumentTable } from './document-table.ts'
import { IndexWanted } from './existing-indexes.ts'
import { indexName, isIndexable } from './index-definition.ts'
import { TooManyRows } from './row-bound.ts'
import type { IndexLookup, ScalarIndexes } from './scalar-index.ts'
import type { Statements } from './statements.ts'
import type { TextHits, TextIndex, TextRanking } from './text-index.ts'

/** SQLite reads so many in about a millisecond. */
const MOST_ROWS = 1_000

/**
 * Reads a dataset on the thread that also writes it, for a query that is to be short: a search for many documents
 * ends in TooManyRows, one that needs an index which is not there in IndexWanted.
 */
export class BoundedReader implements DocumentReader {
  readonly documents: DocumentTable
  readonly statements: Statements
  readonly scalarIndexes: IndexLookup
  readonly textIndex: TextRanking
  readonly mostRows = MOST_ROWS

  constructor(store: DatasetStore) {
    this.documents = store.documents
    this.statements = store.statements
    this.scalarIndexes = indexesThere(store.scalarIndexes)
    this.textIndex = rareWords(store.textIndex)
  }
}

function indexesThere(indexes: ScalarIndexes): IndexLookup {
  return {
    unpin: () => indexes.unpin(),
    ensure(path, span) {
      if (!isIndexable(path)) return null
      const name = indexName(path, span)
      if (!indexes.has(name)) throw new IndexWanted(path, span)
      indexes.touch([name])
      return name
    },
  }
}

/** To rank a hit, SQLite reads all documents that hold any of the words. */
function rareWords(index: TextIndex): TextRanking {
  return {
    mayRank: (expression) => index.isRare(expression, MOST_ROWS),
    hitsUpTo(expression, most) {
      if (!index.isRare(expression, MOST_ROWS)) throw new TooManyRows()
      return index.hitsUpTo(expression, most)
    },
    hits(): TextHits {
      throw new TooManyRows()
    },
    relevance(): number {
      throw new TooManyRows()
    },
  }
}
