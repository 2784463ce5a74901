import { isId } from '../documents/condition.ts'
import { ReferrerLookup } from '../documents/referrer-lookup.ts'
import { isExactKey } from '../documents/sort-key.ts'
import { conjuncts } from './conjuncts.ts'
import { documentOrder } from './document-order.ts'
import { equality, typeOf } from './equality.ts'
import { evaluate } from './evaluate.ts'
import { referenceTargets } from './functions.ts'
import type { Lookup } from './look-up.ts'
import { isIndependent } from './node-shape.ts'
import type { Pipeline } from './pipeline.ts'
import type { Node } from './syntax-tree.ts'

/** So far into an order a page may lie. */
const LONGEST_WAY = 64

/** For the documents of one type that refer to one other: a page near the beginning of an order by an attribute. */
export function referrersLookup({ filters, order, slice }: Pipeline): Lookup | null {
  const [term, ...otherTerms] = order
  const selectionOrder = term === undefined ? null : documentOrder(term)
  if (selectionOrder === null || isId(selectionOrder.path)) return null
  if (otherTerms.length > 0 || slice === null) return null
  const { left: skip, right, isInclusive } = slice
  const end = isInclusive ? right + 1 : right
  if (!Number.isInteger(skip) || !Number.isInteger(end)) return null
  if (skip < 0 || right < 0 || end <= skip || end > LONGEST_WAY) return null
  const parts = filters.flatMap(conjuncts)
  const [target] = parts.flatMap((part) => referenced(part) ?? [])
  const [type] = parts.flatMap((part) => typeOf(equality(part)) ?? [])
  if (parts.length !== 2 || target === undefined || type === undefined) return null
  const lookup = new ReferrerLookup(type, selectionOrder)
  return (scope) => {
    const [id, ...others] = referenceTargets([evaluate(target, scope.nested(null))])
    if (id === undefined || others.length > 0 || !isExactKey(id)) return null
    return scope.context.source.withReference(type, lookup, id, { skip, size: end - skip })
  }
}

/** What a part of a filter asks for references to, when that is the same for every document. */
function referenced(part: Node): Node | null {
  if (part.type !== 'FuncCall' || part.namespace !== 'global' || part.name !== 'references')
    return null
  const [target, ...others] = part.args
  return target !== undefined && others.length === 0 && isIndependent(target) ? target : null
}
