import { documentsInOrder } from './documents-in-order.ts'
import { evaluate } from './evaluate.ts'
import { withScore } from './pipe-functions.ts'
import type { Pipeline } from './pipeline.ts'
import { planFilters } from './plan.ts'
import type { Scope } from './scope.ts'
import { isUnseen, scored } from './scored-documents.ts'
import { hoistAll, isExact, matching, noteWalk, search } from './search-documents.ts'
import type { GroqValue } from './value.ts'

/** Runs a pipeline along the best index, reading no more documents than its slice needs. */
export function runPipeline(pipeline: Pipeline, scope: Scope): GroqValue[] {
  const { maps, scores } = pipeline
  const items =
    scores !== null && isUnseen(pipeline)
      ? scored(pipeline, scores, scope, (item) => item.value)
      : selectItems(pipeline, scope)
  if (maps.length === 0) return items
  return items.map((item) =>
    maps.reduce((value: GroqValue, map) => evaluate(map, scope.hidden(value)), item),
  )
}

/** The documents that a pipeline's maps are given, with their `_score` where it has scores. */
export function selectItems(pipeline: Pipeline, scope: Scope): GroqValue[] {
  const { scores } = pipeline
  return scores === null
    ? documentsInOrder(pipeline, scope)
    : scored(pipeline, scores, scope, withScore)
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

function count(items: Iterable<unknown>): number {
  let total = 0
  for (const _ of items) total++
  return total
}
