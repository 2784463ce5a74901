import { remembered } from '../remembered.ts'
import type { Wanted } from './document-source.ts'
import { itemsNeeded } from './documents-in-order.ts'
import { evaluate, slice } from './evaluate.ts'
import { hoistScore } from './hoist.ts'
import { attributePath } from './node-shape.ts'
import { itself, type OrderTerm, type Ranked, rank, sortBy, withScore } from './pipe-functions.ts'
import type { Pipeline } from './pipeline.ts'
import { planFilters } from './plan.ts'
import type { Scope } from './scope.ts'
import { hoistAll, isExact, matching, noteWalk, search } from './search-documents.ts'
import { descendants, type Node } from './syntax-tree.ts'
import { asksIndexAlone } from './text-condition.ts'
import type { GroqValue } from './value.ts'

/**
 * The documents of a pipeline with scores: all that match are ranked, also for a slice, as the last one may score best.
 * @param presented what becomes of those that are left in the end
 */
export function scored(
  pipeline: Pipeline,
  scores: readonly Node[],
  scope: Scope,
  presented: (item: Ranked<GroqValue>) => GroqValue,
): GroqValue[] {
  const { scoreFilters, order, slice: window } = pipeline
  const filters = hoistAll(pipeline.filters, scope)
  const plan = planFilters(filters, scope)
  const inner = scope.nested(null)
  const hoisted = scores.map((node) => hoistScore(node, inner))
  const isBest = scoreFilters.length === 0 && isByScore(order)
  // The index tells which are best, where nothing else has to hold for them or counts.
  const isTold = isBest && hoisted.length === 1 && isExact(plan, { complete: true }, scope)
  const most = isTold && window !== null ? itemsNeeded(window) : null
  const found = search(scope, plan, { order: null, limit: null, ...rankedBy(hoisted, most) })
  const walk = noteWalk(pipeline, scope, plan, found, 'memory')
  const left = isExact(plan, found, scope) ? [] : filters
  const best = rank(matching(found.documents(0), left, scope, walk), hoisted, scope, itself)
  if (isBest) {
    const taken = window === null ? best : slice(best, window)
    if (walk !== null) walk.documents += taken.length
    return taken.map(presented)
  }
  let items: GroqValue[] = best.map(withScore)
  if (order.length > 0) items = sortBy(items, order, scope, itself)
  for (const filter of scoreFilters) {
    items = items.filter((item) => evaluate(filter, scope.nested(item)) === true)
  }
  if (window !== null) items = slice(items, window)
  if (walk !== null) walk.documents += items.length
  return items
}

/** The text query that whole documents are ranked by; nothing where there is none. */
function rankedBy(scores: readonly Node[], most: number | null): Pick<Wanted, 'ranked'> {
  for (const node of scores) {
    if (node.type !== 'OpCall' || node.op !== 'match' || node.right.type !== 'Value') continue
    const pattern = node.right.value
    if (asksIndexAlone(node.left, pattern) && pattern.indexExpression !== null) {
      return { ranked: { expression: pattern.indexExpression, most } }
    }
  }
  return {}
}

/** Whether an order is the one that `score()` gives anyway. */
function isByScore([first, ...others]: readonly OrderTerm[]): boolean {
  if (first === undefined) return true
  return (
    others.length === 0 && first.descending && attributePath(first.expr)?.join('.') === '_score'
  )
}

/** What hands on nothing but the attributes that it names. */
const NAMING = new Set(['Object', 'AccessAttribute', 'Value', 'Parameter', 'Deref', 'Group'])

/** Whether nobody sees the scores that a pipeline orders by: to add one, a document is copied. */
export const isUnseen = remembered(({ maps: [map] }: Pipeline): boolean => {
  if (map?.type !== 'Projection' || map.base.type !== 'This') return false
  return Array.from(descendants(map.expr)).every((node) => {
    if (node.type === 'AccessAttribute') return node.name !== '_score'
    if (node.type !== 'Object') return NAMING.has(node.type)
    return node.attributes.every(({ type }) => type === 'ObjectAttributeValue')
  })
})
