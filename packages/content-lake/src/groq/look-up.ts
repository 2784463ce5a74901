import type { StoredDocument } from '../documents/document.ts'
import { KeyLookup } from '../documents/key-lookup.ts'
import { isExactKey } from '../documents/sort-key.ts'
import { remembered } from '../remembered.ts'
import { conjuncts } from './conjuncts.ts'
import { equality, typeOf } from './equality.ts'
import { evaluate, slice } from './evaluate.ts'
import { referrersLookup } from './look-up-referrers.ts'
import type { Pipeline } from './pipeline.ts'
import type { Scope } from './scope.ts'

/** Of more, there may be a shorter way to the few that are wanted. */
const MOST = 20

/** What a pipeline finds in a scope; null when that may be something else than what is wanted. */
export type Lookup = (scope: Scope) => StoredDocument[] | null

/**
 * The documents of `*[_type == "post" && slug.current == $slug][0]`, `*[_id == $id]`,
 * `*[_type == "post" && references($id)] | order(publishedAt desc)[0...10]` and the like, without a plan. Null for any other
 * pipeline, and when what is found may be something else than what is wanted.
 */
export function lookUp(pipeline: Pipeline, scope: Scope): StoredDocument[] | null {
  const { deadline, source, walkLog } = scope.context
  const { stack } = source.view
  // How documents are found is explained by a plan.
  if (walkLog !== undefined || (stack !== null && stack.length > 1)) return null
  const lookup = lookupOf(pipeline)
  if (lookup === null) return null
  deadline.check()
  return lookup(scope)
}

const lookupOf = remembered((pipeline: Pipeline): Lookup | null =>
  pipeline.scores === null ? (keyLookup(pipeline) ?? referrersLookup(pipeline)) : null,
)

/** For one value in one attribute, of documents of one type perhaps, and nothing else. */
function keyLookup({ filters, order, slice: window }: Pipeline): Lookup | null {
  if (order.length > 0) return null
  const parts = filters.flatMap(conjuncts).map(equality)
  const typePart = parts.find((part) => part?.path.join('.') === '_type') ?? null
  const [part, ...others] = parts.filter((one) => one === null || one !== typePart)
  if (part === undefined || part === null || others.length > 0) return null
  const { path, value } = part
  const type = typeOf(typePart)
  if (typePart !== null && type === null) return null
  const valueIn = (scope: Scope) => {
    const found = evaluate(value, scope.nested(null))
    return typeof found === 'string' && isExactKey(found) ? found : null
  }
  const wanted = (found: StoredDocument[] | null) =>
    found === null || window === null ? found : slice(found, window)
  if (path.join('.') === '_id') {
    return (scope) => {
      const id = valueIn(scope)
      return id === null ? null : wanted(scope.context.source.withId(id, type))
    }
  }
  // A reference is found by its target, and what is the lake's own may be no attribute that it stores.
  if (type === null || path[0]?.startsWith('_') || path.at(-1) === '_ref') return null
  const lookup = new KeyLookup(type, path)
  return (scope) => {
    const key = valueIn(scope)
    return key === null ? null : wanted(scope.context.source.withKey(type, lookup, key, MOST))
  }
}
