import type { Wanted } from './document-source.ts'
import { documentsInOrder } from './documents-in-order.ts'
import { evaluate, slice } from './evaluate.ts'
import { hoistScore } from './hoist.ts'
import { attributePath } from './node-shape.ts'
import { itself, type OrderTerm, rank, sortBy, withScore } from './pipe-functions.ts'
import type { Pipeline } from './pipeline.ts'
import { planFilters } from './plan.ts'
import type { Scope } from './scope.ts'
import { hoistAll, isExact, matching, noteWalk, search } from './search-documents.ts'
import type { Node } from './syntax-tree.ts'
import { asksIndexAlone } from './text-condition.ts'
import type { GroqValue } from './value.ts'

/** Runs a pipeline along the best index, reading no more documents than its slice needs. */
export function runPipeline(pipeline: Pipeline, scope: Scope): GroqValue[] {
  const { maps } = pipeline
  const items = selectItems(pipeline, scope)
  if (maps.length === 0) return items
  return items.map((item) =>
    maps.reduce((value: GroqValue, map) => evaluate(map, scope.hidden(value)), item),
  )
}

/** The documents that a pipeline's maps are given, with their `_score` where it has scores. */
export function selectItems(pipeline: Pipeline, scope: Scope): GroqValue[] {
  const { scores } = pipeline
  return scores === null ? documentsInOrder(pipeline, scope) : scored(pipeline, scores, scope)
}

/** How many items a pipeline gives, without reading documents where the index alone can tell. */
export function countPipeline(pipeline: Pipeline, scope: Scope): number {
  const { scores, slice: window } = pipeline
  if (scores !== null || window !== null)
    return runPipeline({ ...pipeline, maps: [] }, scope).length
  const filters = hoistAll(pipeline.filters, scope)
  const plan = planFilters(filters, scope)
  const found = search(scope, plan, { order: null, limit: null })
  const walk = noteWalk(pipeline, scope, plan, found, 'none')
  const items = isExact(plan, found, scope)
    ? found.count()
    : count(matching(found.documents(0), filters, scope, walk))
  if (walk !== null) walk.documents += items
  return items
}

/** Documents with their score: all that match, also for a slice, as the last one may score best. */
function scored(pipeline: Pipeline, scores: readonly Node[], scope: Scope): GroqValue[] {
  const { scoreFilters, order, slice: window } = pipeline
  const filters = hoistAll(pipeline.filters, scope)
  const plan = planFilters(filters, scope)
  const inner = scope.nested(null)
  const hoisted = scores.map((node) => hoistScore(node, inner))
  const found = search(scope, plan, { order: null, limit: null, ...rankedBy(hoisted) })
  const walk = noteWalk(pipeline, scope, plan, found, 'memory')
  const left = isExact(plan, found, scope) ? [] : filters
  const ranked = rank(matching(found.documents(0), left, scope, walk), hoisted, scope, itself)
  if (scoreFilters.length === 0 && isByScore(order)) {
    const taken = window === null ? ranked : slice(ranked, window)
    if (walk !== null) walk.documents += taken.length
    return taken.map(withScore)
  }
  let items: GroqValue[] = ranked.map(withScore)
  if (order.length > 0) items = sortBy(items, order, scope, itself)
  for (const filter of scoreFilters) {
    items = items.filter((item) => evaluate(filter, scope.nested(item)) === true)
  }
  if (window !== null) items = slice(items, window)
  if (walk !== null) walk.documents += items.length
  return items
}

/** The text query that whole documents are ranked by, in the index's language; nothing where there is none. */
function rankedBy(scores: readonly Node[]): Pick<Wanted, 'ranked'> {
  for (const node of scores) {
    if (node.type !== 'OpCall' || node.op !== 'match' || node.right.type !== 'Value') continue
    const pattern = node.right.value
    if (asksIndexAlone(node.left, pattern) && pattern.indexExpression !== null) {
      return { ranked: pattern.indexExpression }
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

function count(items: Iterable<unknown>): number {
  let total = 0
  for (const _ of items) total++
  return total
}
