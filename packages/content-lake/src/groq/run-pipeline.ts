import type { Condition } from '../documents/condition.ts'
import type { StoredDocument } from '../documents/document.ts'
import type { SelectionOrder } from '../documents/ordered-scan.ts'
import type { Selection } from '../documents/select.ts'
import type { FoundDocuments } from './document-source.ts'
import { evaluate, slice } from './evaluate.ts'
import { hoist, hoistScore } from './hoist.ts'
import { attributePath } from './node-shape.ts'
import { itself, type OrderTerm, score, sortBy } from './pipe-functions.ts'
import type { Pipeline } from './pipeline.ts'
import { planFilters } from './plan.ts'
import type { Scope } from './scope.ts'
import type { Node } from './syntax-tree.ts'
import { type GroqValue, totalCompare } from './value.ts'

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
  return scores === null ? inOrder(pipeline, scope) : scored(pipeline, scores, scope)
}

/** How many items a pipeline gives, without reading documents where the index alone can tell. */
export function countPipeline(pipeline: Pipeline, scope: Scope): number {
  const { scores, slice: window } = pipeline
  if (scores !== null || window !== null)
    return runPipeline({ ...pipeline, maps: [] }, scope).length
  const filters = hoistAll(pipeline.filters, scope)
  const { conditions, exact } = planFilters(filters, scope)
  const { source } = scope.context
  const found = search(scope, conditions, { order: null, limit: null })
  const oneVersion = source.view.stack === null || source.view.stack.length === 1
  return exact && found.complete && oneVersion
    ? found.count()
    : count(matching(found.documents, filters, scope))
}

function inOrder(pipeline: Pipeline, scope: Scope): StoredDocument[] {
  const { order, slice: window } = pipeline
  const filters = hoistAll(pipeline.filters, scope)
  const limit = window === null ? null : itemsNeeded(window)
  const first = order[0]
  const selectionOrder = first === undefined ? null : documentOrder(first)
  const sortable = first === undefined || selectionOrder !== null
  const { conditions } = planFilters(filters, scope)
  const found = search(scope, conditions, {
    order: selectionOrder,
    limit: sortable ? limit : null,
  })
  let documents: Iterable<StoredDocument> = matching(found.documents, filters, scope)
  if (first !== undefined) {
    if (!sortable || !found.ordered) documents = sortBy([...documents], order, scope, itself)
    else if (order.length > 1) documents = sortRuns(documents, order, scope)
  }
  const taken = take(documents, limit)
  return window === null ? taken : slice(taken, window)
}

function search(
  { context: { deadline, source } }: Scope,
  conditions: readonly Condition[],
  wanted: Pick<Selection, 'order' | 'limit'>,
): FoundDocuments {
  deadline.check()
  return source.select(conditions, wanted)
}

/** How many items must be seen to know a slice; null for all, when it counts from the end. */
function itemsNeeded({ left, right, isInclusive }: NonNullable<Pipeline['slice']>): number | null {
  return left < 0 || right < 0 ? null : Math.ceil(right) + (isInclusive ? 1 : 0)
}

/** The order by an attribute as the store keeps it. `_originalId` is no attribute it stores. */
function documentOrder({ expr, descending }: OrderTerm): SelectionOrder | null {
  const path = attributePath(expr)
  if (path === null || path[0] === '_originalId') return null
  if (path[0] === '_id' && path.length > 1) return null
  return { path, descending }
}

function hoistAll(nodes: readonly Node[], scope: Scope): Node[] {
  const inner = scope.nested(null)
  return nodes.map((node) => hoist(node, inner))
}

function* matching(
  documents: Iterable<StoredDocument>,
  filters: readonly Node[],
  scope: Scope,
): Generator<StoredDocument> {
  for (const document of documents) {
    const inner = scope.nested(document)
    if (filters.every((filter) => evaluate(filter, inner) === true)) yield document
  }
}

/** Sorts documents that already come in the order of the first term: each run of equals by the rest. */
function* sortRuns(
  documents: Iterable<StoredDocument>,
  order: readonly OrderTerm[],
  scope: Scope,
): Generator<StoredDocument> {
  const first = order[0]
  if (first === undefined) return
  const rest = order.slice(1)
  let run: StoredDocument[] = []
  let runKey: GroqValue = null
  for (const document of documents) {
    const key = evaluate(first.expr, scope.nested(document))
    if (run.length > 0 && totalCompare(runKey, key) !== 0) {
      yield* sortBy(run, rest, scope, itself)
      run = []
    }
    run.push(document)
    runKey = key
  }
  yield* sortBy(run, rest, scope, itself)
}

/** Documents with their score. All that match are scored, also for a slice: any may be the best. */
function scored(pipeline: Pipeline, scores: readonly Node[], scope: Scope): GroqValue[] {
  const { scoreFilters, order, slice: window } = pipeline
  const filters = hoistAll(pipeline.filters, scope)
  const { conditions } = planFilters(filters, scope)
  const found = search(scope, conditions, { order: null, limit: null })
  const inner = scope.nested(null)
  let items: GroqValue[] = score(
    matching(found.documents, filters, scope),
    scores.map((node) => hoistScore(node, inner)),
    scope,
  )
  if (order.length > 0) items = sortBy(items, order, scope, itself)
  for (const filter of scoreFilters) {
    items = items.filter((item) => evaluate(filter, scope.nested(item)) === true)
  }
  return window === null ? items : slice(items, window)
}

function take<T>(items: Iterable<T>, limit: number | null): T[] {
  if (limit === null) return [...items]
  const taken: T[] = []
  if (limit <= 0) return taken
  for (const item of items) {
    taken.push(item)
    if (taken.length >= limit) break
  }
  return taken
}

function count(items: Iterable<unknown>): number {
  let total = 0
  for (const _ of items) total++
  return total
}
