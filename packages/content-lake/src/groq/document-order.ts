import type { SelectionOrder } from '../documents/ordered-scan.ts'
import { attributePath } from './node-shape.ts'
import type { OrderTerm } from './pipe-functions.ts'

/** The order by an attribute as the store keeps it; null for any other. `_originalId` is no attribute it stores. */
export function documentOrder({ expr, descending }: OrderTerm): SelectionOrder | null {
  const path = attributePath(expr)
  if (path === null || path[0] === '_originalId') return null
  if (path[0] === '_id' && path.length > 1) return null
  return { path, descending }
}
