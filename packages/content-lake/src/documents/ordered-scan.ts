import {
  type Condition,
  idColumn,
  isId,
  type RangeCondition,
  rangeClause,
  typeIn,
} from './condition.ts'
import { pathKey } from './of-path.ts'
import type { IndexLookup } from './scalar-index.ts'
import { keyExpression } from './sort-key.ts'
import type { SqlClause, View } from './view.ts'

export interface SelectionOrder {
  readonly path: readonly string[]
  readonly descending: boolean
}

/** A walk along one index that gives documents in an order. */
export interface OrderedScan {
  readonly index: string
  /** What it walks. */
  readonly from: string
  readonly of: 'document' | 'entry'
  readonly where: SqlClause
  readonly orderBy: string
  /** The same for documents that are found in another way. */
  readonly among: { readonly where: SqlClause; readonly orderBy: string }
  /** The condition that the walk already keeps to. */
  readonly bounds: Condition | null
}

/** Which documents to walk. */
export interface Walkable {
  /** Null for all. */
  readonly types: readonly string[] | null
  readonly conditions: readonly Condition[]
  readonly view: View
  /** Whether equals, too, come last first. */
  readonly reversed: boolean
}

/** How to walk documents in an order; null when no index has it. Without one, by id. */
export function orderedScan(
  order: SelectionOrder | null,
  { types, conditions, view, reversed }: Walkable,
  indexes: IndexLookup,
): OrderedScan | null {
  const direction = order?.descending === true ? 'DESC' : 'ASC'
  const tie = reversed ? 'DESC' : 'ASC'
  const orderBy = (key: string, of: OrderedScan['of']) => `${key} ${direction}, ${ties(of, tie)}`
  const ofTypes = { sql: types === null ? '1' : typeIn(types), parameters: types ?? [] }
  const path = order?.path ?? ['_id']
  // Without an order all versions come by their published ids, of which a range of their own says nothing.
  const isBounded = order !== null || view.stack !== null
  const bounds = isBounded ? rangeOver(path, conditions) : null
  if (order === null || isId(path)) {
    const where = bounded(ofTypes, idColumn(view).column, bounds)
    if (order !== null && view.stack === null) {
      return scanOf('id', 'document', where, `document.id ${direction}`, bounds)
    }
    const index = types === null ? 'document_by_group' : 'document_by_type'
    const byId = `document.published_id ${order === null ? tie : direction}, ${versions('document', tie)}`
    return scanOf(index, `document INDEXED BY ${index}`, where, byId, bounds)
  }
  const index = indexes.ensure(path, types?.length === 1 ? 'type' : 'all')
  const key = keyExpression(path)
  if (index === null || key === null) return null
  return {
    index,
    from: `${index} AS entry`,
    of: 'entry',
    where: bounded(ofTypes, 'entry.key', bounds),
    orderBy: orderBy('entry.key', 'entry'),
    among: { where: bounded(ofTypes, key, bounds), orderBy: orderBy(key, 'document') },
    bounds,
  }
}

/** How to walk the documents of one type that refer to one other, in an order; null when no index has them. */
export function referrerScan(
  order: SelectionOrder | null,
  { types, conditions, reversed }: Walkable,
  indexes: IndexLookup,
): OrderedScan | null {
  const bounds = conditions.find(
    (condition) => condition.kind === 'references' && condition.targets.length === 1,
  )
  if (bounds?.kind !== 'references' || types?.length !== 1 || order === null) return null
  const { path, descending } = order
  const key = keyExpression(path)
  const index = isId(path) || key === null ? null : indexes.ensure(path, 'referrers')
  if (index === null) return null
  const parameters = [...bounds.targets, ...types]
  const direction = descending ? 'DESC' : 'ASC'
  const tie = reversed ? 'DESC' : 'ASC'
  const isReferrer = 'SELECT 1 FROM reference WHERE target = ? AND document_pk = document.pk'
  return {
    index,
    from: `${index} AS entry`,
    of: 'entry',
    where: { sql: 'entry.target = ? AND entry.type = ?', parameters },
    orderBy: `entry.key ${direction}, ${ties('entry', tie)}`,
    among: {
      where: { sql: `EXISTS (${isReferrer}) AND document.type = ?`, parameters },
      orderBy: `${key} ${direction}, ${ties('document', tie)}`,
    },
    bounds,
  }
}

type Direction = 'ASC' | 'DESC'

/** In which order equals come. */
function ties(of: OrderedScan['of'], tie: Direction): string {
  return `${of}.published_id ${tie}, ${versions(of, tie)}`
}

/** In which order versions of one document come. */
function versions(of: OrderedScan['of'], tie: Direction): string {
  return `${of}.version ${tie}, ${of}.pk ${tie}`
}

function scanOf(
  index: string,
  from: string,
  where: SqlClause,
  orderBy: string,
  bounds: RangeCondition | null,
): OrderedScan {
  return { index, from, of: 'document', where, orderBy, among: { where, orderBy }, bounds }
}

function rangeOver(
  path: readonly string[],
  conditions: readonly Condition[],
): RangeCondition | null {
  for (const condition of conditions) {
    if (condition.kind === 'range' && pathKey(condition.path) === pathKey(path)) return condition
  }
  return null
}

function bounded(where: SqlClause, key: string, bounds: RangeCondition | null): SqlClause {
  if (bounds === null) return where
  const range = rangeClause(key, bounds)
  return {
    sql: `${where.sql} AND ${range.sql}`,
    parameters: [...where.parameters, ...range.parameters],
  }
}
