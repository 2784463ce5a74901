import type { Condition } from '../documents/condition.ts'
import type { StoredDocument } from '../documents/document.ts'
import { commonTypes } from '../documents/select.ts'
import { documentOrder } from './document-order.ts'
import { slice } from './evaluate.ts'
import { lookUp } from './look-up.ts'
import { attributePath } from './node-shape.ts'
import { OrderedGroups } from './ordered-groups.ts'
import { itself, type OrderTerm, sortBy } from './pipe-functions.ts'
import type { Pipeline } from './pipeline.ts'
import { type FilterPlan, planFilters } from './plan.ts'
import { referenceValues } from './plan-reference.ts'
import { referenceGroups } from './reference-groups.ts'
import type { Scope } from './scope.ts'
import { hoistAll, isExact, matching, noteWalk, search } from './search-documents.ts'
import type { Node } from './syntax-tree.ts'

type Window = NonNullable<Pipeline['slice']>

/** The documents of a pipeline without scores, reading no more of them than its slice needs. */
export function documentsInOrder(pipeline: Pipeline, scope: Scope): StoredDocument[] {
  const found = lookUp(pipeline, scope)
  if (found !== null) return found
  const filters = hoistAll(pipeline.filters, scope)
  const plan = planFilters(filters, scope)
  return (
    lastInOrder(pipeline, filters, plan, scope) ??
    groupedInOrder(pipeline, filters, plan, scope) ??
    firstInOrder(pipeline, filters, plan, scope)
  )
}

function firstInOrder(
  pipeline: Pipeline,
  filters: readonly Node[],
  plan: FilterPlan,
  scope: Scope,
): StoredDocument[] {
  const { order, slice: window } = pipeline
  const { conditions } = plan
  const limit = window === null ? null : itemsNeeded(window)
  const first = order[0]
  const selectionOrder = first === undefined ? null : documentOrder(first)
  const sortable = first === undefined || selectionOrder !== null
  const found = search(scope, plan, { order: selectionOrder, limit: sortable ? limit : null })
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
  else if (terms.length > 1) {
    const groups = new OrderedGroups({ scope, filters, conditions, limit, walk, reversed: false })
    documents = groups.sortRuns(documents, terms)
  }
  const taken = take(documents, limit === null ? null : limit - skip)
  const items = window === null ? taken : slice(taken, shifted(window, skip))
  if (walk !== null) walk.documents += items.length
  return items
}

/** A slice that counts from the end, by walking from there; null when it is none, or no index has the order. */
function lastInOrder(
  pipeline: Pipeline,
  filters: readonly Node[],
  plan: FilterPlan,
  scope: Scope,
): StoredDocument[] | null {
  const { order, slice: window } = pipeline
  const { conditions } = plan
  if (window === null || window.left >= 0 || window.right >= 0) return null
  const limit = Math.ceil(-window.left)
  const terms = decisive(order, scope).map(turned)
  const [first] = terms
  const selectionOrder = first === undefined ? null : documentOrder(first)
  if (first !== undefined && selectionOrder === null) return null
  const found = search(scope, plan, { order: selectionOrder, limit, reversed: true })
  if (!found.ordered) return null
  const walk = noteWalk(pipeline, scope, plan, found, first === undefined ? 'none' : 'index')
  let documents: Iterable<StoredDocument> = matching(found.documents(0), filters, scope, walk)
  if (terms.length > 1) {
    const groups = new OrderedGroups({ scope, filters, conditions, limit, walk, reversed: true })
    documents = groups.sortRuns(documents, terms)
  }
  const items = slice(take(documents, limit).reverse(), window)
  if (walk !== null) walk.documents += items.length
  return items
}

/** A slice of an order by what a reference leads to; null when it is none, or there is no saying beforehand. */
function groupedInOrder(
  pipeline: Pipeline,
  filters: readonly Node[],
  plan: FilterPlan,
  scope: Scope,
): StoredDocument[] | null {
  const { order, slice: window } = pipeline
  const { conditions } = plan
  const [first] = order
  const limit = window === null ? null : itemsNeeded(window)
  if (window === null || limit === null || first === undefined) return null
  if (documentOrder(first) !== null || scope.context.source.findsFew(conditions)) return null
  const known = referenceValues(first.expr, commonTypes(conditions), scope)
  if (known === null) return null
  const [head, ...others] = referenceGroups(known, first)
  if (head === undefined) return null
  const walk = noteGroups(pipeline, scope, plan, head.condition)
  const groups = new OrderedGroups({ scope, filters, conditions, limit, walk, reversed: false })
  const items = slice(take(groups.inTurn([head, ...others], order), limit), window)
  if (walk !== null) walk.documents += items.length
  return items
}

/** Notes that documents are found group by group, as those of the first one are. */
function noteGroups(pipeline: Pipeline, scope: Scope, plan: FilterPlan, first: Condition) {
  if (scope.context.walkLog === undefined) return null
  const conditions = [...plan.conditions, first]
  const found = search(scope, { conditions }, { order: null, limit: null })
  return noteWalk(pipeline, scope, plan, found, 'index')
}

/** The terms that decide anything: of documents that are found in order, equals come by their ids already. */
function decisive(order: readonly OrderTerm[], { context }: Scope): readonly OrderTerm[] {
  if (context.source.view.stack === null) return order
  const byId = order.findIndex(
    ({ expr, descending }, i) => i > 0 && !descending && attributePath(expr)?.join('.') === '_id',
  )
  return byId === -1 ? order : order.slice(0, byId)
}

function turned({ expr, descending }: OrderTerm): OrderTerm {
  return { expr, descending: !descending }
}

/** How many items a slice begins after. */
function skippable(window: Window | null): number {
  return window !== null && Number.isInteger(window.left) ? Math.max(window.left, 0) : 0
}

function shifted(window: Window, by: number) {
  return { ...window, left: window.left - by, right: window.right - by }
}

/** How many items must be seen to know a slice; null for all, when it counts from the end. */
export function itemsNeeded({ left, right, isInclusive }: Window): number | null {
  return left < 0 || right < 0 ? null : Math.ceil(right) + (isInclusive ? 1 : 0)
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
