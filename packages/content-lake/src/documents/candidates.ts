import { type CandidateQuery, type Condition, rankedCandidates, typeIn } from './condition.ts'
import type { DocumentReader } from './document-reader.ts'
import { boundedLimit, requireFew } from './row-bound.ts'
import type { Row } from './row-statement.ts'
import { LIMIT } from './statements.ts'
import { relevanceOf, type TextHits } from './text-index.ts'
import { type View, visibleRows } from './view.ts'
import { countUpTo, FEW_CANDIDATES, refuseEager } from './walk.ts'

/** So few that looking for fewer is not worth it. */
const OBVIOUSLY_FEW = 20
/** A document is referred to by fewer, mostly: to read them at once is cheaper than to count them first. */
const PROBED = 50
/** How far rows are counted to compare queries. */
const COUNTED = 5_000

/** A condition, and what finds the documents that satisfy it. */
export interface Candidates {
  readonly condition: Condition
  readonly query: CandidateQuery
}

/** Full-text hits that are to be ranked as they are found: to ask for both takes twice as long. */
export interface Ranking {
  /** In FTS5's own language. */
  readonly expression: string
  /** How many of the best are wanted; null for all. */
  readonly most: number | null
  /** Told of all hits. */
  note(hits: TextHits): void
}

/** What the documents are found by. */
export interface Chosen {
  readonly condition: Condition
  readonly index: string
  count(): number
  pks(): readonly number[]
}

/** The documents of the query that has fewest; null when every query has many. */
export function fewCandidates(
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
    if (!byKey && !isSettled && countUpTo(store, query, fewest) >= fewest) continue
    const rows = isSettled ? probe : candidateRows(store, query, types, view, fewest)
    if (rows.length >= fewest) continue
    const pks = visiblePks(rows)
    best = { condition, index: query.index, count: () => pks.length, pks: () => pks }
    fewest = rows.length
    if (fewest <= OBVIOUSLY_FEW) break
  }
  return best
}

/** The documents of the query with the fewest; null only when there is no query. */
export function bestCandidates(
  store: DocumentReader,
  queries: readonly Candidates[],
  types: readonly string[] | null,
  view: View,
  ranking?: Ranking,
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
  const { condition, query } = best
  const isRanked =
    condition.kind === 'text' &&
    ranking?.expression === condition.expression &&
    store.textIndex.mayRank(condition.expression)
  return {
    condition,
    index: query.index,
    count: () => countVisible(store, query, types, view),
    pks() {
      if (!isRanked) return visiblePks(candidateRows(store, query, types, view, -1))
      const rows = candidateRows(store, rankedCandidates(condition), types, view, -1)
      ranking.note(new Map(rows.map(([pk, , rank]) => [Number(pk), relevanceOf(rank)])))
      return ranking.most === null ? visiblePks(rows) : bestPks(rows, ranking.most)
    },
  }
}

/** The best first, equals in the order in which they were found. */
function bestPks(rows: readonly CandidateRow[], most: number): number[] {
  const visible = rows.filter(([, isVisible]) => isVisible === 1)
  const best = visible.sort(([, , a], [, , b]) => relevanceOf(b) - relevanceOf(a))
  return best.slice(0, most).map(([pk]) => Number(pk))
}

/** How many rows of a query the view shows. */
function countVisible(
  store: DocumentReader,
  query: CandidateQuery,
  types: readonly string[] | null,
  view: View,
): number {
  refuseEager(store, query)
  const visible = visibleRows(view)
  const ofTypes = types === null ? '' : `document.${typeIn(types)} AND `
  const [rows, shown] =
    store.statements
      .prepareRows(
        `SELECT count(*), total(${ofTypes}${visible.sql})
       FROM (SELECT pk FROM (${query.sql}) ${LIMIT}) AS candidate
       CROSS JOIN document ON document.pk = candidate.pk`,
      )
      .get(...(types ?? []), ...visible.parameters, ...query.parameters, boundedLimit(store, -1)) ??
    []
  requireFew(store, Number(rows))
  return Number(shown)
}

/** Primary key, whether the view shows it, and the rank that FTS5 gives it if that was asked for. */
type CandidateRow = Row

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
  const ranked = query.isRanked === true ? ', rank' : ''
  const rows = store.statements
    .prepareRows(
      `SELECT document.pk, (${ofTypes}${visible.sql})${ranked}
       FROM (SELECT pk${ranked} FROM (${query.sql}) ${LIMIT}) AS candidate
       CROSS JOIN document ON document.pk = candidate.pk
       ORDER BY document.published_id, document.version, document.pk`,
    )
    .all(...(types ?? []), ...visible.parameters, ...query.parameters, boundedLimit(store, most))
  requireFew(store, rows.length)
  return rows
}

function visiblePks(rows: readonly CandidateRow[]): number[] {
  return rows.flatMap(([pk, visible]) => (visible === 1 ? Number(pk) : []))
}
