import { idColumn, isId, type RangeCondition, rangeClause, typeIn } from './condition.ts'
import { type IndexLookup, keyExpression } from './scalar-index.ts'
import type { SqlClause, View } from './view.ts'

export interface SelectionOrder {
  readonly path: readonly string[]
  readonly descending: boolean
}

/** A walk along one index that gives documents in an order. */
export interface OrderedScan {
  readonly index: string
  readonly indexedBy: string
  readonly where: SqlClause
  readonly orderBy: string
  /** The range condition that the walk already keeps to. */
  readonly bounds: RangeCondition | null
}

/**
 * How to walk documents of some types in an order; null when no index has it. Without one, by id.
 * @param reversed whether equals, too, come last first
 */
export function orderedScan(
  order: SelectionOrder | null,
  types: readonly string[] | null,
  ranges: readonly RangeCondition[],
  view: View,
  indexes: IndexLookup,
  reversed = false,
): OrderedScan | null {
  const direction = order?.descending === true ? 'DESC' : 'ASC'
  const tie = reversed ? 'DESC' : 'ASC'
  const ties = `document.version ${tie}, document.pk ${tie}`
  const ofTypes = { sql: types === null ? '1' : typeIn(types), parameters: types ?? [] }
  const path = order?.path ?? ['_id']
  // Without an order all versions come by their published ids, of which a range of their own says nothing.
  const isBounded = order !== null || view.stack !== null
  const found = ranges.find((range) => range.path.join('.') === path.join('.'))
  const bounds = isBounded ? (found ?? null) : null
  if (order === null || isId(path)) {
    const where = bounded(ofTypes, idColumn(view).column, bounds)
    if (order !== null && view.stack === null) {
      return { index: 'id', indexedBy: '', where, orderBy: `document.id ${direction}`, bounds }
    }
    const index = types === null ? 'document_by_group' : 'document_by_type'
    const orderBy = `document.published_id ${order === null ? tie : direction}, ${ties}`
    return { index, indexedBy: `INDEXED BY ${index}`, where, orderBy, bounds }
  }
  const index = indexes.ensure(path, types?.length === 1)
  const key = keyExpression(path)
  if (index === null || key === null) return null
  return {
    index,
    indexedBy: `INDEXED BY ${index}`,
    where: bounded(ofTypes, key, bounds),
    orderBy: `${key} ${direction}, document.published_id ${tie}, ${ties}`,
    bounds,
  }
}

function bounded(where: SqlClause, key: string, bounds: RangeCondition | null): SqlClause {
  if (bounds === null) return where
  const range = rangeClause(key, bounds)
  return {
    sql: `${where.sql} AND ${range.sql}`,
    parameters: [...where.parameters, ...range.parameters],
  }
}
