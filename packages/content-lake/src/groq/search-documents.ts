import type { StoredDocument } from '../documents/document.ts'
import type { FoundDocuments, Wanted } from './document-source.ts'
import { evaluate } from './evaluate.ts'
import { hoist } from './hoist.ts'
import type { Pipeline } from './pipeline.ts'
import type { FilterPlan } from './plan.ts'
import type { Scope } from './scope.ts'
import type { Node } from './syntax-tree.ts'
import { countingRows, type Walk } from './walk-log.ts'

const ALL_BY_ID = 'document_by_group'

/** Looks for documents, unless the query has taken its time. */
export function search(
  { context: { deadline, source } }: Scope,
  { conditions }: Pick<FilterPlan, 'conditions'>,
  wanted: Wanted,
): FoundDocuments {
  deadline.check()
  return source.select(conditions, wanted)
}

/** Null when nobody asks how documents are found. */
export function noteWalk(
  { filters, slice }: Pipeline,
  { context: { walkLog } }: Scope,
  { conditions, unindexed }: FilterPlan,
  found: FoundDocuments,
  order: Walk['order'],
): Walk | null {
  if (walkLog === undefined) return null
  // All documents in the order of their ids, but no further than the slice goes.
  const endsEarly = isFromOneEnd(slice) && order !== 'memory' && unindexed.length === 0
  const index = found.index === 'scan' && endsEarly ? ALL_BY_ID : found.index
  return walkLog.begin(filters, { index, conditions, unindexed, order })
}

function isFromOneEnd(slice: Pipeline['slice']): boolean {
  return slice !== null && slice.left < 0 === slice.right < 0
}

/** Whether what is found is what the filters hold for, document by document. */
export function isExact(
  plan: FilterPlan,
  found: Pick<FoundDocuments, 'complete'>,
  { context }: Scope,
): boolean {
  const { stack } = context.source.view
  return plan.exact && found.complete && (stack === null || stack.length === 1)
}

/** Filters whose costly parts are worked out once. */
export function hoistAll(nodes: readonly Node[], scope: Scope): Node[] {
  const inner = scope.nested(null)
  return nodes.map((node) => hoist(node, inner))
}

/** The documents that satisfy all filters; what is read for them is noted in `walk`. */
export function* matching(
  documents: Iterable<StoredDocument>,
  filters: readonly Node[],
  scope: Scope,
  walk: Walk | null,
): Generator<StoredDocument> {
  for (const document of walk === null ? documents : countingRows(documents, walk)) {
    if (filters.length === 0) {
      scope.context.deadline.tick()
      yield document
      continue
    }
    const inner = scope.nested(document)
    if (filters.every((filter) => evaluate(filter, inner) === true)) yield document
  }
}
