import type { SQLOutputValue } from 'node:sqlite'
import { type CandidateQuery, type Condition, candidatesOf, typeIn } from './condition.ts'
import type { StoredDocument } from './document.ts'
import type { DocumentReader } from './document-reader.ts'
import { orderedScan, type SelectionOrder } from './ordered-scan.ts'
import { boundedLimit, requireFew } from './row-bound.ts'
import { LIMIT } from './statements.ts'
import { present, type View, visibleRows } from './view.ts'
import { countScanned, countUpTo, FEW_CANDIDATES, refuseEager, walkedPks } from './walk.ts'

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
}

export interface Selected {
  /** How many there are, before releases that are to delete their document are left out. */
  count(): number
  /** Read as they are asked for, as the view presents them. */
  readonly documents: Iterable<StoredDocument>
  /** The same without so many at the beginning, which are not read. */
  documentsAfter(skip: number): Iterable<StoredDocument>
  /** Whether they come in the order asked for; ties always come by published id, then version. */
  readonly ordered: boolean
  /** Whether they satisfy every condition, not just the one they are found by. */
  readonly complete: boolean
  /** Which index the documents come from; `scan` for all there are, `none` for none. */
  readonly index: string
}

const NONE: Selected = {
  count: () => 0,
  documents: [],
  documentsAfter: () => [],
  ordered: true,
  complete: true,
  index: 'none',
}

/** So few that looking for fewer is not worth it. */
const OBVIOUSLY_FEW = 20
/** A document is referred to by fewer, mostly: to read them at once is cheaper than to count them first. */
const PROBED = 50
/** How far rows are counted to compare queries. */
const COUNTED = 5_000

/** Finds documents through the index that reads the fewest of them. */
export function select(store: DocumentReader, selection: Selection): Selected {
  const { conditions, order, limit, view, reversed = false } = selection
  const types = commonTypes(conditions)
  if (types?.length === 0) return NONE
  const ranges = conditions.filter((condition) => condition.kind === 'range')
  const scan = orderedScan(order, types, ranges, view, store.scalarIndexes, reversed)
  const narrowing = conditions.filter(({ kind }) => kind !== 'types')
  const queries = narrowing.toSorted(broadLast).flatMap((condition) => {
    if (limit !== null && scan?.bounds === condition) return []
    const query = candidatesOf(condition, types, view, store.scalarIndexes)
    return query === null ? [] : { condition, query }
  })
  const chosen =
    limit !== null && scan !== null
      ? fewCandidates(store, queries, types, view)
      : bestCandidates(store, queries, types, view)
  const walk = scan ?? orderedScan(null, types, [], view, store.scalarIndexes)
  if (walk === null) throw new Error('The order by id needs no index that could be missing')
  const pks =
    chosen === null
      ? walkedPks(
          store,
          walk,
          queries.map(({ query }) => query),
          view,
          limit,
        )
      : chosen.pks
  const kept = chosen === null ? walk.bounds : chosen.condition
  const isEverything = types === null && walk.bounds === null && (order === null || scan === null)
  return {
    count: () => (chosen === null ? countScanned(store, walk, view) : chosen.pks.length),
    documents: read(store, pks, view, 0),
    documentsAfter: (skip) => read(store, pks, view, skip),
    ordered: chosen === null ? scan !== null : order === null && !reversed,
    complete: narrowing.every((condition) => condition === kept),
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

interface Candidates {
  readonly condition: Condition
  readonly query: CandidateQuery
}

interface Chosen {
  readonly condition: Condition
  readonly index: string
  readonly pks: readonly number[]
}

/** Whether nearly every document satisfies a condition, mostly. */
function isBroad({ kind }: Condition): boolean {
  return kind === 'defined' || kind === 'differs'
}

function broadLast(a: Condition, b: Condition): number {
  return Number(isBroad(a)) - Number(isBroad(b))
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

/** The documents of the query that has fewest; null when every query has many. */
function fewCandidates(
  store: DocumentReader,
  queries: readonly Candidates[],
  types: readonly string[] | null,
  view: View,
): Chosen | null {
  let best: Chosen | null = null
  let fewest = FEW_CANDIDATES + 1
  for (const { condition, query } of queries) {
    // Counting is cheaper than reading where there are often many; by a key, there seldom are.
    const byKey =
      condition.kind === 'ids' || (condition.kind === 'equals' && !condition.values.includes(null))
    const probed = condition.kind === 'references' ? Math.min(PROBED, fewest) : 0
    const probe = probed > 0 ? candidateRows(store, query, types, view, probed) : []
    const isSettled = probe.length < probed
    const most = isBroad(condition) ? Math.min(fewest, OBVIOUSLY_FEW + 1) : fewest
    if (!byKey && !isSettled && countUpTo(store, query, most) >= most) continue
    const rows = isSettled ? probe : candidateRows(store, query, types, view, fewest)
    if (rows.length >= fewest) continue
    best = { condition, index: query.index, pks: visiblePks(rows) }
    fewest = rows.length
    if (fewest <= OBVIOUSLY_FEW) break
  }
  return best
}

/** The documents of the query with the fewest; null only when there is no query. */
function bestCandidates(
  store: DocumentReader,
  queries: readonly Candidates[],
  types: readonly string[] | null,
  view: View,
): Chosen | null {
  const [first] = queries
  if (first === undefined) return null
  let best = first
  if (queries.length > 1) {
    let fewest = Number.POSITIVE_INFINITY
    for (const candidates of queries) {
      const rows = countUpTo(store, candidates.query, Math.min(fewest, COUNTED))
      if (rows >= fewest) continue
      best = candidates
      fewest = rows
      if (fewest <= OBVIOUSLY_FEW) break
    }
  }
  const rows = candidateRows(store, best.query, types, view, -1)
  return { condition: best.condition, index: best.query.index, pks: visiblePks(rows) }
}

type CandidateRow = Record<string, SQLOutputValue>

/** At most so many rows (-1 for all), those that the view hides among them, by published id. */
function candidateRows(
  store: DocumentReader,
  query: CandidateQuery,
  types: readonly string[] | null,
  view: View,
  most: number,
): CandidateRow[] {
  refuseEager(store, query)
  const visible = visibleRows(view)
  const ofTypes = types === null ? '' : `document.${typeIn(types)} AND `
  const rows = store.statements
    .prepare(
      `SELECT document.pk AS pk, (${ofTypes}${visible.sql}) AS visible
       FROM (SELECT pk FROM (${query.sql}) ${LIMIT}) AS candidate
       CROSS JOIN document ON document.pk = candidate.pk
       ORDER BY document.published_id, document.version, document.pk`,
    )
    .all(...(types ?? []), ...visible.parameters, ...query.parameters, boundedLimit(store, most))
  requireFew(store, rows.length)
  return rows
}

function visiblePks(rows: readonly CandidateRow[]): number[] {
  return rows.flatMap((row) => (row.visible === 1 ? Number(row.pk) : []))
}

function* read(
  store: DocumentReader,
  pks: Iterable<number>,
  view: View,
  skip: number,
): Generator<StoredDocument> {
  let left = skip
  for (const pk of pks) {
    if (--left >= 0) continue
    const document = present(store.documents.read(pk), view)
    if (document !== null) yield document
  }
}
