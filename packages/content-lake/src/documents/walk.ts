import type { SQLInputValue } from 'node:sqlite'
import type { CandidateQuery } from './condition.ts'
import type { DocumentReader } from './document-reader.ts'
import type { OrderedScan } from './ordered-scan.ts'
import { boundedLimit, requireFew, TooManyRows } from './row-bound.ts'
import { LIMIT } from './statements.ts'
import { type View, visibleRows } from './view.ts'

/** Below this many candidates it is cheaper to read them all than to walk an order until enough fit. */
export const FEW_CANDIDATES = 500
/** How far a walk goes before it looks whether a condition has few documents, where that was not asked beforehand. */
const SHORT_PATIENCE = 32
/** How much longer a walk goes on each time it looks whether a condition has fewer documents. */
const PATIENCE_GROWTH = 2
const SHORTEST_PAGE = 16
const LARGEST_PAGE = 8_192

interface Walked {
  /** What else finds the documents that are looked for; asked when the walk is long. */
  queries(): readonly CandidateQuery[]
  /** Whether it is known already that each query has many documents. */
  readonly areCounted: boolean
  readonly view: View
  readonly limit: number | null
}

/**
 * Walks a scan for as long as the reader wants more. When it has walked further than a condition has
 * documents, it goes on with those, in the same order: what is looked for may stand at the far end.
 */
export function* walkedPks(
  store: DocumentReader,
  scan: OrderedScan,
  { queries, areCounted, view, limit }: Walked,
): Generator<number> {
  const walked: number[] = []
  let patience = areCounted ? FEW_CANDIDATES : SHORT_PATIENCE
  let known: readonly CandidateQuery[] | null = null
  for (const pk of scannedPks(store, scan, view, limit)) {
    if (walked.length >= patience) {
      known ??= queries()
      const shorter = known.find((query) => countUpTo(store, query, patience) < patience)
      if (shorter !== undefined) {
        const given = new Set(walked)
        yield* orderedCandidates(store, shorter, scan, view).filter((each) => !given.has(each))
        return
      }
      patience *= PATIENCE_GROWTH
    }
    walked.push(pk)
    yield pk
  }
}

/** The documents of a query that a scan would give, in its order. */
function orderedCandidates(
  store: DocumentReader,
  query: CandidateQuery,
  scan: OrderedScan,
  view: View,
): number[] {
  refuseEager(store, query)
  const visible = visibleRows(view)
  const { where, orderBy } = scan.among
  return store.statements
    .prepareRows(
      `SELECT document.pk FROM (${query.sql}) AS candidate
       CROSS JOIN document ON document.pk = candidate.pk
       WHERE ${where.sql} AND ${visible.sql} ORDER BY ${orderBy}`,
    )
    .all(...query.parameters, ...where.parameters, ...visible.parameters)
    .map(([pk]) => Number(pk))
}

function* scannedPks(
  store: DocumentReader,
  scan: OrderedScan,
  view: View,
  limit: number | null,
): Generator<number> {
  const size = limit === null ? -1 : Math.min(Math.max(SHORTEST_PAGE, limit), LARGEST_PAGE)
  for (const page of scannedPages(store, scan, view, { skip: 0, size })) yield* page
}

/** Where a walk begins, and how far it goes at first: -1 for all the way. */
export interface Page {
  readonly skip: number
  readonly size: number
}

/** SQL for a page of what a scan gives: its parameters, those of the view, how many, and after how many. */
export function pageOf({ of, from, where, orderBy }: OrderedScan, view: View): string {
  return `SELECT ${of}.pk FROM ${from} WHERE ${where.sql} AND ${visibleRows(view, of).sql}
    ORDER BY ${orderBy} ${LIMIT} OFFSET ?`
}

/** Walks a scan page by page, each larger than the last, so that no cursor stays open in between. */
export function* scannedPages(
  store: DocumentReader,
  scan: OrderedScan,
  view: View,
  { skip, size: firstSize }: Page,
): Generator<readonly number[]> {
  const statement = store.statements.prepareRows(pageOf(scan, view))
  const { parameters: shown } = visibleRows(view, scan.of)
  const parameters: SQLInputValue[] = [...scan.where.parameters, ...shown]
  let size = firstSize
  let offset = skip
  while (true) {
    const rows = statement.all(...parameters, boundedLimit(store, size), offset)
    requireFew(store, offset + rows.length)
    yield rows.map(([pk]) => Number(pk))
    if (size === -1 || rows.length < size) return
    offset += rows.length
    size = Math.min(size * 4, LARGEST_PAGE)
  }
}

/** How many documents a walk would give. */
export function countScanned(store: DocumentReader, scan: OrderedScan, view: View): number {
  const visible = visibleRows(view, scan.of)
  const row = store.statements
    .prepareRows(
      `SELECT count(*) FROM (
         SELECT 1 FROM ${scan.from} WHERE ${scan.where.sql} AND ${visible.sql} ${LIMIT}
       )`,
    )
    .get(...scan.where.parameters, ...visible.parameters, boundedLimit(store, -1))
  const rows = Number(row?.[0])
  requireFew(store, rows)
  return rows
}

/** How many rows a query has, counted no further than `most`. */
export function countUpTo(store: DocumentReader, query: CandidateQuery, most: number): number {
  refuseEager(store, query)
  const sql = `SELECT count(*) FROM (SELECT 1 FROM (${query.sql}) ${LIMIT})`
  return Number(store.statements.prepareRows(sql).get(...query.parameters, most)?.[0])
}

/** @throws TooManyRows when SQLite would read all rows of a query whatever is asked of it, and the reader must not */
export function refuseEager({ mostRows }: DocumentReader, { eager }: CandidateQuery): void {
  if (mostRows !== undefined && eager === true) throw new TooManyRows()
}
