import type { SQLInputValue } from 'node:sqlite'
import { type CandidateQuery, type Condition, candidatesOf, typeIn } from './condition.ts'
import type { DatasetStore } from './dataset-store.ts'
import type { StoredDocument } from './document.ts'
import { type OrderedScan, orderedScan, type SelectionOrder } from './ordered-scan.ts'
import { present, type View, visibleRows } from './view.ts'

export interface Selection {
  /** All must hold. They narrow the search down: what comes out may still fail some of them. */
  readonly conditions: readonly Condition[]
  /** The first thing to order by, when it is an attribute of the document itself. */
  readonly order: SelectionOrder | null
  /** How many documents the reader expects to need; null for all of them. */
  readonly limit: number | null
  readonly view: View
}

export interface SelectedDocument {
  readonly pk: number
  readonly document: StoredDocument
}

export interface Selected {
  /** Primary keys, before releases that are to delete their document are left out. */
  readonly pks: Iterable<number>
  /** Read as they are asked for, as the view presents them. */
  readonly documents: Iterable<SelectedDocument>
  /** Whether they come in the order asked for; ties always come by published id, then version. */
  readonly ordered: boolean
  /** Whether the primary keys satisfy every condition, not just the one they were found by. */
  readonly complete: boolean
  /** Which index the documents come from; `document_by_group` alone is a scan of everything. */
  readonly index: string
}

/** Below this many candidates it is cheaper to read them all than to walk an order until enough fit. */
const SMALL = 500
const LARGEST_PAGE = 8_192

/** Finds documents through the index that reads the fewest of them. */
export function select(store: DatasetStore, selection: Selection): Selected {
  const { conditions, order, limit, view } = selection
  const types = commonTypes(conditions)
  if (types?.length === 0)
    return { pks: [], documents: [], ordered: true, complete: true, index: 'none' }
  const ranges = conditions.filter((condition) => condition.kind === 'range')
  const scan = orderedScan(order, types, ranges, view, store.scalarIndexes)
  const narrowing = conditions.filter(({ kind }) => kind !== 'types')
  const queries = narrowing.flatMap((condition) => {
    if (limit !== null && scan?.bounds === condition) return []
    const query = candidatesOf(condition, types, view, store.scalarIndexes)
    return query === null ? [] : { condition, query }
  })
  const chosen = bestCandidates(store, queries, limit !== null && scan !== null)
  const walk = scan ?? orderedScan(null, types, [], view, store.scalarIndexes)
  if (walk === null) throw new Error('The order by id needs no index that could be missing')
  const pks =
    chosen === null
      ? scannedPks(store, walk, view, limit)
      : candidatePks(store, chosen.query, types, view)
  const kept = chosen === null ? walk.bounds : chosen.condition
  return {
    pks,
    documents: read(store, pks, view),
    ordered: chosen === null ? scan !== null : order === null,
    complete: narrowing.every((condition) => condition === kept),
    index: chosen === null ? walk.index : chosen.query.index,
  }
}

interface Candidates {
  readonly condition: Condition
  readonly query: CandidateQuery
}

/** The types that all conditions on the type leave; null when there is no such condition. */
function commonTypes(conditions: readonly Condition[]): string[] | null {
  let types: string[] | null = null
  for (const condition of conditions) {
    if (condition.kind !== 'types') continue
    const allowed: readonly string[] = condition.types
    types = (types ?? [...new Set(allowed)]).filter((type) => allowed.includes(type))
  }
  return types
}

/** The query with the fewest rows; null when none is small and there is an order to walk instead. */
function bestCandidates(
  store: DatasetStore,
  queries: readonly Candidates[],
  canWalk: boolean,
): Candidates | null {
  if (queries.length < 2 && !canWalk) return queries[0] ?? null
  let best: Candidates | null = null
  let fewest = canWalk ? SMALL + 1 : Number.POSITIVE_INFINITY
  for (const candidates of queries) {
    const rows = countUpTo(store, candidates.query, Math.min(fewest, SMALL + 1))
    if (best !== null && rows >= fewest) continue
    if (canWalk && rows > SMALL) continue
    best = candidates
    fewest = rows
    if (rows <= 20) break
  }
  return best
}

function countUpTo(store: DatasetStore, query: CandidateQuery, most: number): number {
  const sql = `SELECT count(*) AS rows FROM (SELECT 1 FROM (${query.sql}) LIMIT ?)`
  return Number(store.statements.prepare(sql).get(...query.parameters, most)?.rows)
}

function candidatePks(
  store: DatasetStore,
  query: CandidateQuery,
  types: readonly string[] | null,
  view: View,
): number[] {
  const visible = visibleRows(view)
  const rows = store.statements
    .prepare(
      `SELECT document.pk AS pk FROM (${query.sql}) AS candidate
       CROSS JOIN document ON document.pk = candidate.pk
       WHERE ${types === null ? '' : `document.${typeIn(types)} AND `}${visible.sql}
       ORDER BY document.published_id, document.version, document.pk`,
    )
    .all(...query.parameters, ...(types ?? []), ...visible.parameters)
  return rows.map((row) => Number(row.pk))
}

/** Walks a scan page by page, each larger than the last, so that no cursor stays open in between. */
function* scannedPks(
  store: DatasetStore,
  scan: OrderedScan,
  view: View,
  limit: number | null,
): Generator<number> {
  const visible = visibleRows(view)
  const statement = store.statements.prepare(
    `SELECT pk FROM document ${scan.indexedBy} WHERE ${scan.where.sql} AND ${visible.sql}
     ORDER BY ${scan.orderBy} LIMIT ? OFFSET ?`,
  )
  const parameters: SQLInputValue[] = [...scan.where.parameters, ...visible.parameters]
  let size = limit === null ? -1 : Math.min(Math.max(16, limit), LARGEST_PAGE)
  let offset = 0
  while (true) {
    const rows = statement.all(...parameters, size, offset)
    for (const row of rows) yield Number(row.pk)
    if (size === -1 || rows.length < size) return
    offset += rows.length
    size = Math.min(size * 4, LARGEST_PAGE)
  }
}

function* read(
  store: DatasetStore,
  pks: Iterable<number>,
  view: View,
): Generator<SelectedDocument> {
  for (const pk of pks) {
    const document = present(store.documents.read(pk), view)
    if (document !== null) yield { pk, document }
  }
}
