import type { StoredDocument } from '../documents/document.ts'
import type { SelectionOrder } from '../documents/ordered-scan.ts'
import type { Selection } from '../documents/select.ts'
import type { FoundDocuments } from './document-source.ts'
import { evaluate, slice } from './evaluate.ts'
import { hoist, hoistScore } from './hoist.ts'
import { attributePath } from './node-shape.ts'
import { itself, type OrderTerm, score, sortBy } from './pipe-functions.ts'
import type { Pipeline } from './pipeline.ts'
import { type FilterPlan, planFilters } from './plan.ts'
import type { Scope } from './scope.ts'
import type { Node } from './syntax-tree.ts'
import { type GroqValue, totalCompare } from './value.ts'
import { countingRows, type Walk } from './walk-log.ts'

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
  const plan = planFilters(filters, scope)
  const found = search(scope, plan, { order: null, limit: null })
  const walk = noteWalk(pipeline, scope, plan, found, 'none')
  const items = isExact(plan, found, scope)
    ? found.count()
    : count(matching(found.documents(0), filters, scope, walk))
  if (walk !== null) walk.documents += items
  return items
}

function inOrder(pipeline: Pipeline, scope: Scope): StoredDocument[] {
  const { order, slice: window } = pipeline
  const filters = hoistAll(pipeline.filters, scope)
  const limit = window === null ? null : itemsNeeded(window)
  const first = order[0]
  const selectionOrder = first === undefined ? null : documentOrder(first)
  const sortable = first === undefined || selectionOrder !== null
  const plan = planFilters(filters, scope)
  const found = search(scope, plan, {
    order: selectionOrder,
    limit: sortable ? limit : null,
  })
  const inMemory = !sortable || !found.ordered
  const ordering = first === undefined ? 'none' : inMemory ? 'memory' : 'index'
  const walk = noteWalk(pipeline, scope, plan, found, ordering)
  const terms = ordering === 'index' ? decisive(order, scope) : order
  const exact = isExact(plan, found, scope)
  const isPlain = ordering !== 'memory' && terms.length <= 1 && exact
  const skip = isPlain && limit !== null ? skippable(window) : 0
  // What the index holds for, the filters hold for: to ask them again takes longer than to read a document.
  const left = exact ? [] : filters
  let documents: Iterable<StoredDocument> = matching(found.documents(skip), left, scope, walk)
  if (ordering === 'memory') documents = sortBy([...documents], terms, scope, itself)
  else if (terms.length > 1) documents = sortRuns(documents, terms, scope)
  const taken = take(documents, limit === null ? null : limit - skip)
  const items = window === null ? taken : slice(taken, shifted(window, skip))
  if (walk !== null) walk.documents += items.length
  return items
}

/** Whether what is found is what the filters hold for, document by document. */
function isExact(plan: FilterPlan, found: FoundDocuments, { context }: Scope): boolean {
  const { stack } = context.source.view
  return plan.exact && found.complete && (stack === null || stack.length === 1)
}

/** The terms that decide anything: of documents that are found in order, equals come by their ids already. */
function decisive(order: readonly OrderTerm[], { context }: Scope): readonly OrderTerm[] {
  if (context.source.view.stack === null) return order
  const byId = order.findIndex(
    ({ expr, descending }, i) => i > 0 && !descending && attributePath(expr)?.join('.') === '_id',
  )
  return byId === -1 ? order : order.slice(0, byId)
}

/** How many items a slice begins after. */
function skippable(window: Pipeline['slice']): number {
  return window !== null && Number.isInteger(window.left) ? Math.max(window.left, 0) : 0
}

function shifted(window: NonNullable<Pipeline['slice']>, by: number) {
  return { ...window, left: window.left - by, right: window.right - by }
}

function search(
  { context: { deadline, source } }: Scope,
  { conditions }: FilterPlan,
  wanted: Pick<Selection, 'order' | 'limit'>,
): FoundDocuments {
  deadline.check()
  return source.select(conditions, wanted)
}

/** Null when nobody asks how documents are found. */
function noteWalk(
  { filters }: Pipeline,
  { context: { walkLog } }: Scope,
  { conditions, unindexed }: FilterPlan,
  { index }: FoundDocuments,
  order: Walk['order'],
): Walk | null {
  return walkLog?.begin(filters, { index, conditions, unindexed, order }) ?? null
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
  walk: Walk | null,
): Generator<StoredDocument> {
  for (const document of walk === null ? documents : countingRows(documents, walk)) {
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

/** Documents with their score: all that match, also for a slice, as the last one may score best. */
function scored(pipeline: Pipeline, scores: readonly Node[], scope: Scope): GroqValue[] {
  const { scoreFilters, order, slice: window } = pipeline
  const filters = hoistAll(pipeline.filters, scope)
  const plan = planFilters(filters, scope)
  const found = search(scope, plan, { order: null, limit: null })
  const walk = noteWalk(pipeline, scope, plan, found, 'memory')
  const inner = scope.nested(null)
  let items: GroqValue[] = score(
    matching(found.documents(0), filters, scope, walk),
    scores.map((node) => hoistScore(node, inner)),
    scope,
  )
  if (order.length > 0) items = sortBy(items, order, scope, itself)
  for (const filter of scoreFilters) {
    items = items.filter((item) => evaluate(filter, scope.nested(item)) === true)
  }
  if (window !== null) items = slice(items, window)
  if (walk !== null) walk.documents += items.length
  return items
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
