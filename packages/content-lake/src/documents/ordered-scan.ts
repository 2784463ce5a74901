import { type RangeCondition, rangeClause, typeIn } from './condition.ts'
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

/** How to walk documents of some types in an order; null when no index has it. Without one, by id. */
export function orderedScan(
  order: SelectionOrder | null,
  types: readonly string[] | null,
  ranges: readonly RangeCondition[],
  view: View,
  indexes: IndexLookup,
): OrderedScan | null {
  const direction = order?.descending === true ? 'DESC' : 'ASC'
  const where = { sql: types === null ? '1' : typeIn(types), parameters: types ?? [] }
  if (order === null || (isId(order.path) && view.stack !== null)) {
    const index = types === null ? 'document_by_group' : 'document_by_type'
    const orderBy = `document.published_id ${direction}, document.version, document.pk`
    return { index, indexedBy: `INDEXED BY ${index}`, where, orderBy, bounds: null }
  }
  if (isId(order.path)) {
    return { index: 'id', indexedBy: '', where, orderBy: `document.id ${direction}`, bounds: null }
  }
  const index = indexes.ensure(order.path, types?.length === 1)
  const key = keyExpression(order.path)
  if (index === null || key === null) return null
  const bounds = ranges.find((range) => range.path.join('.') === order.path.join('.')) ?? null
  const range = bounds === null ? null : rangeClause(key, bounds)
  return {
    index,
    indexedBy: `INDEXED BY ${index}`,
    where: {
      sql: range === null ? where.sql : `${where.sql} AND ${range.sql}`,
      parameters: [...where.parameters, ...(range?.parameters ?? [])],
    },
    orderBy: `${key} ${direction}, document.published_id, document.version, document.pk`,
    bounds,
  }
}

function isId(path: readonly string[]): boolean {
  return path.length === 1 && path[0] === '_id'
}
