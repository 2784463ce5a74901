import { bestCandidates, fewCandidates, type Ranking } from './candidates.ts'
import { type Condition, candidatesOf } from './condition.ts'
import type { StoredDocument } from './document.ts'
import type { DocumentReader } from './document-reader.ts'
import { orderedScan, referrerScan, type SelectionOrder } from './ordered-scan.ts'
import { present, type View } from './view.ts'
import { countScanned, countUpTo, FEW_CANDIDATES, scannedPages, walkedPks } from './walk.ts'

export interface Selection {
  /** All must hold. They narrow the search down: what comes out may still fail some of them. */
  readonly conditions: readonly Condition[]
  /** The first thing to order by, when it is an attribute of the document itself. */
  readonly order: SelectionOrder | null
  /** How many documents the reader expects to need; null for all of them. */
  readonly limit: number | null
  readonly view: View
  /** Whether the last of the order are to come first, the last of equals among them. */
  readonly reversed?: boolean
  /** A search for words whose hits are to be ranked, if they are what the documents are found by. */
  readonly ranking?: Ranking
}

export interface Selected {
  /** How many there are, before releases that are to delete their document are left out. */
  count(): number
  /** Read as they are asked for, as the view presents them; without so many at the beginning, which are not read. */
  documents(skip?: number): Iterable<StoredDocument>
  /** Whether they come in the order asked for; ties always come by published id, then version. */
  readonly ordered: boolean
  /** Whether they satisfy every condition, not just the one they are found by. */
  readonly complete: boolean
  /** Which index the documents come from; `scan` for all there are, `none` for none. */
  readonly index: string
}

/** So many documents are read at a time at first, where nobody says how many are needed, and at most. */
const SHORT_READ = 8
const LONGEST_READ = 64

const NONE: Selected = {
  count: () => 0,
  documents: () => [],
  ordered: true,
  complete: true,
  index: 'none',
}

/** Finds documents through the index that reads the fewest of them. */
export function select(store: DocumentReader, selection: Selection): Selected {
  const { conditions, order, limit, view, reversed = false } = selection
  const types = commonTypes(conditions)
  if (types?.length === 0) return NONE
  const indexes = store.scalarIndexes
  const walkable = { types, conditions, view, reversed }
  const scan =
    (limit === null ? null : referrerScan(order, walkable, indexes)) ??
    orderedScan(order, walkable, indexes)
  const narrowing = conditions.filter(({ kind }) => kind !== 'types')
  const isWalk = limit !== null && scan !== null
  const broad = narrowing.filter(isBroad)
  const searches = (some: readonly Condition[]) =>
    some.flatMap((condition) => {
      if (limit !== null && scan?.bounds === condition) return []
      const query = candidatesOf(condition, types, view, indexes)
      return query === null ? [] : { condition, query }
    })
  // Of what else has to hold, nobody knows yet whether the best do.
  const most = narrowing.length === 1 ? (selection.ranking?.most ?? null) : null
  const ranking = selection.ranking && { ...selection.ranking, most }
  const queries = searches(narrowing.filter((condition) => !isBroad(condition)))
  const chosen = isWalk
    ? fewCandidates(store, queries, types, view)
    : bestCandidates(store, [...queries, ...searches(broad)], types, view, ranking)
  const walk = scan ?? orderedScan(null, { types, conditions: [], view, reversed: false }, indexes)
  if (walk === null) throw new Error('The order by id needs no index that could be missing')
  const pks = () =>
    chosen === null
      ? walkedPks(store, walk, {
          queries: () => [...queries, ...searches(broad)].map(({ query }) => query),
          areCounted: broad.length === 0,
          view,
          limit,
        })
      : chosen.pks()
  const kept = chosen === null ? walk.bounds : chosen.condition
  const complete = narrowing.every((condition) => condition === kept)
  const pages = (skip: number) => {
    const size = limit === null ? Number.POSITIVE_INFINITY : limit - skip
    // Nothing on the way is anything else than what is wanted: where to begin, and how far to go, SQLite may know.
    if (chosen === null && complete && size > 0 && size <= LONGEST_READ) {
      return scannedPages(store, walk, view, { skip, size })
    }
    return paged(pks(), skip, limit)
  }
  const isEverything = types === null && walk.bounds === null && (order === null || scan === null)
  return {
    count: () => (chosen === null ? countScanned(store, walk, view) : chosen.count()),
    documents: (skip = 0) => read(store, pages(skip), view),
    ordered: chosen === null ? scan !== null : order === null && !reversed,
    complete,
    index: chosen?.index ?? (isEverything ? 'scan' : walk.index),
  }
}

/** Whether one of the conditions alone leaves few documents. */
export function findsFew(
  store: DocumentReader,
  conditions: readonly Condition[],
  view: View,
): boolean {
  const types = commonTypes(conditions)
  if (types?.length === 0) return true
  return conditions.some((condition) => {
    if (condition.kind === 'types' || isBroad(condition)) return false
    const query = candidatesOf(condition, types, view, store.scalarIndexes)
    return query !== null && countUpTo(store, query, FEW_CANDIDATES) < FEW_CANDIDATES
  })
}

/** Whether nearly every document satisfies a condition, mostly. */
function isBroad({ kind }: Condition): boolean {
  return kind === 'defined' || kind === 'differs'
}

/** The types that all conditions on the type leave; null when there is no such condition. */
export function commonTypes(conditions: readonly Condition[]): string[] | null {
  let types: string[] | null = null
  for (const condition of conditions) {
    if (condition.kind !== 'types') continue
    const allowed: readonly string[] = condition.types
    types = (types ?? [...new Set(allowed)]).filter((type) => allowed.includes(type))
  }
  return types
}

/** As many at a time as are likely to be wanted, after so many. */
function* paged(
  pks: Iterable<number>,
  skip: number,
  limit: number | null,
): Generator<readonly number[]> {
  let size = Math.min(Math.max(limit ?? SHORT_READ, 1), LONGEST_READ)
  let left = skip
  let next: number[] = []
  for (const pk of pks) {
    if (--left >= 0) continue
    next.push(pk)
    if (next.length < size) continue
    yield next
    next = []
    size = Math.min(size * 2, LONGEST_READ)
  }
  yield next
}

/** The documents behind primary keys as the view presents them, a page at a time. */
function* read(
  store: DocumentReader,
  pages: Iterable<readonly number[]>,
  view: View,
): Generator<StoredDocument> {
  for (const pks of pages) {
    for (const stored of store.documents.readHeads(pks)) {
      const document = present(stored, view)
      if (document !== null) yield document
    }
  }
}
