import type { DatasetStore } from '../documents/dataset-store.ts'
import type { StoredDocument } from '../documents/document.ts'
import { dataError } from '../errors.ts'
import type { JsonObject } from '../json.ts'
import type { Deadline } from './deadline.ts'
import { documentScope } from './document-scope.ts'
import { evaluate } from './evaluate.ts'
import { parseQuery } from './parse.ts'
import { descendants, type Node } from './syntax-tree.ts'

/** The filter of a query by itself: whether one document, in whatever state, belongs to it. */
export interface DocumentFilter {
  /** Whether it asks the dataset for other documents than those that references lead to. */
  readonly hasSubquery: boolean
  /** References are followed in the store as it is now; null never matches. Throws as the deadline does. */
  matches(document: StoredDocument | null, store: DatasetStore, deadline: Deadline): boolean
}

/**
 * The filter that a query begins with; what follows it (projection, order, slice) is left out.
 * Throws queryParseError (400) when the query cannot be read or does not begin with `*`.
 */
export function compileFilter(query: string, params: JsonObject, identityId = ''): DocumentFilter {
  const filters = leadingFilters(parseQuery(query, params))
  if (filters === null) {
    const description = 'expected a filter over all documents, such as *[_type == "post"]'
    throw dataError(400, 'queryParseError', description, { query, start: 0, end: query.length })
  }
  return {
    hasSubquery: filters.some((filter) => Array.from(descendants(filter)).some(isSubquery)),
    matches(document, store, deadline) {
      if (document === null) return false
      const scope = documentScope(document, { reader: store, deadline, params, identityId })
      return filters.every((filter) => evaluate(filter, scope) === true)
    },
  }
}

/** Functions that look through the dataset. */
const SEARCHING = new Set([
  'documents::incomingRefCount',
  'documents::incomingGlobalDocumentReferenceCount',
  'releases::all',
])

function isSubquery(node: Node): boolean {
  if (node.type === 'FuncCall') return SEARCHING.has(`${node.namespace}::${node.name}`)
  return node.type === 'Everything'
}

function leadingFilters(node: Node): Node[] | null {
  switch (node.type) {
    case 'Everything':
      return []
    case 'Filter': {
      const base = leadingFilters(node.base)
      if (base === null) return null
      // A filter over a projection or a slice speaks of other things than documents.
      return isPlain(node.base) ? [...base, node.expr] : base
    }
    case 'Group':
    case 'ArrayCoerce':
    case 'Map':
    case 'FlatMap':
    case 'Slice':
    case 'Projection':
    case 'PipeFuncCall':
    case 'AccessElement':
    case 'Deref':
      return leadingFilters(node.base)
    case 'AccessAttribute':
      return node.base === undefined ? null : leadingFilters(node.base)
    default:
      return null
  }
}

function isPlain(node: Node): boolean {
  if (node.type === 'Everything') return true
  return (node.type === 'Filter' || node.type === 'Group') && isPlain(node.base)
}
