import type { Condition } from '../documents/condition.ts'
import type { StoredDocument } from '../documents/document.ts'
import { isExactKey } from '../documents/sort-key.ts'
import { documentOrder } from './document-order.ts'
import { evaluate } from './evaluate.ts'
import { itself, type OrderTerm, sortBy } from './pipe-functions.ts'
import type { Scope } from './scope.ts'
import { matching, search } from './search-documents.ts'
import type { Node } from './syntax-tree.ts'
import { type GroqValue, totalCompare } from './value.ts'
import type { Walk } from './walk-log.ts'

/** Documents that are equal by a term of an order. */
export interface DocumentGroup {
  /** What the term gives for them. */
  readonly key: GroqValue
  /** Holds for all of them; for others too, it may. */
  readonly condition: Condition
}

interface Ordering {
  readonly scope: Scope
  readonly filters: readonly Node[]
  /** What holds for all of them. */
  readonly conditions: readonly Condition[]
  /** How many documents are wanted at most; null for all. */
  readonly limit: number | null
  readonly walk: Walk | null
  /** Whether equals come last first. */
  readonly reversed: boolean
}

/** So many equals are sorted before an index is asked which of them come first. */
const LONG_RUN = 16

interface Membership {
  readonly term: OrderTerm
  readonly key: GroqValue
}

/** Orders by several terms: of documents that are equal by one, by the index of the next. */
export class OrderedGroups {
  readonly #ordering: Ordering
  /** The groups, one in the other, that these are groups of. */
  readonly #memberships: readonly Membership[]

  constructor(ordering: Ordering, memberships: readonly Membership[] = []) {
    this.#ordering = ordering
    this.#memberships = memberships
  }

  /** Groups one after the other, each in the order of the terms after the first. */
  *inTurn(groups: Iterable<DocumentGroup>, terms: readonly OrderTerm[]): Generator<StoredDocument> {
    for (const group of groups) yield* this.#within(group, terms)
  }

  /** Sorts documents that already come in the order of the first term: each run of equals by the rest. */
  *sortRuns(
    documents: Iterable<StoredDocument>,
    terms: readonly OrderTerm[],
  ): Generator<StoredDocument> {
    const [first, ...rest] = terms
    if (first === undefined) return
    let run: StoredDocument[] = []
    let runKey: GroqValue = null
    let isDone = false
    for (const document of documents) {
      const key = this.#keyOf(document, first)
      if ((run.length > 0 || isDone) && totalCompare(runKey, key) !== 0) {
        yield* this.#sort(run, rest)
        run = []
        isDone = false
      }
      runKey = key
      if (isDone) continue
      run.push(document)
      const group = run.length === LONG_RUN ? this.#groupOf(first, key, rest) : null
      if (group === null) continue
      yield* this.#within(group, terms)
      run = []
      isDone = true
    }
    yield* this.#sort(run, rest)
  }

  /** The documents of a group, in the order of the terms after the first. */
  #within(
    { key, condition }: DocumentGroup,
    [term, ...rest]: readonly OrderTerm[],
  ): Iterable<StoredDocument> {
    if (term === undefined) return []
    const conditions = [...this.#ordering.conditions, condition]
    const memberships = [...this.#memberships, { term, key }]
    return new OrderedGroups({ ...this.#ordering, conditions }, memberships).#inOrder(rest)
  }

  #inOrder(terms: readonly OrderTerm[]): Iterable<StoredDocument> {
    const { scope, conditions, filters, limit, walk, reversed } = this.#ordering
    const [first] = terms
    const order = first === undefined ? null : documentOrder(first)
    const wanted = { order, limit: order === null ? null : limit, reversed }
    const found = search(scope, { conditions }, wanted)
    const documents = this.#members(matching(found.documents(0), filters, scope, walk))
    if (order !== null && found.ordered) {
      return terms.length === 1 ? documents : this.sortRuns(documents, terms)
    }
    return this.#sort(reversed && !found.ordered ? [...documents].reverse() : documents, terms)
  }

  *#members(documents: Iterable<StoredDocument>): Generator<StoredDocument> {
    const isMember = (document: StoredDocument) =>
      this.#memberships.every(
        ({ term, key }) => totalCompare(this.#keyOf(document, term), key) === 0,
      )
    for (const document of documents) if (isMember(document)) yield document
  }

  /** The run that a key is of, where an index can give it in the order of the rest; null where none can. */
  #groupOf(term: OrderTerm, key: GroqValue, [next]: readonly OrderTerm[]): DocumentGroup | null {
    const path = documentOrder(term)?.path
    const isSearched = this.#ordering.limit !== null && next !== undefined
    if (!isSearched || path === undefined || documentOrder(next) === null) return null
    const name = path.join('.')
    if (name === '_id') return null
    if (name === '_type' && typeof key === 'string') {
      return { key, condition: { kind: 'types', types: [key] } }
    }
    const isScalar = typeof key === 'string' || typeof key === 'number' || typeof key === 'boolean'
    if (isScalar && !isExactKey(key)) return null
    return { key, condition: { kind: 'equals', path, values: [isScalar ? key : null] } }
  }

  #keyOf(document: StoredDocument, { expr }: OrderTerm): GroqValue {
    return evaluate(expr, this.#ordering.scope.nested(document))
  }

  *#sort(
    documents: Iterable<StoredDocument>,
    terms: readonly OrderTerm[],
  ): Generator<StoredDocument> {
    // Those of a group come by their ids already, and need not be read before they are wanted.
    if (terms.length === 0) yield* documents
    else yield* sortBy([...documents], terms, this.#ordering.scope, itself)
  }
}
