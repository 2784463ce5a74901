import type { StoredDocument } from '../documents/document.ts'
import { KeyLookup } from '../documents/key-lookup.ts'
import { isExactKey } from '../documents/sort-key.ts'
import { remembered } from '../remembered.ts'
import { evaluate, slice } from './evaluate.ts'
import { attributePath, isIndependent } from './node-shape.ts'
import type { Pipeline } from './pipeline.ts'
import type { Scope } from './scope.ts'
import type { Node } from './syntax-tree.ts'

/** Of more, there may be a shorter way to the few that are wanted. */
const MOST = 20

/** A pipeline that asks for one value in one attribute, of documents of one type perhaps, and nothing else. */
interface Lookup {
  readonly type: string | null
  /** Null for a lookup by `_id`. */
  readonly byKey: KeyLookup | null
  /** Gives the value. */
  readonly value: Node
}

/**
 * The documents of `*[_type == "post" && slug.current == $slug][0]`, `*[_id == $id]` and the like, without a plan. Null
 * for any other pipeline, and when what is found may be something else than what is wanted.
 */
export function lookUp(pipeline: Pipeline, scope: Scope): StoredDocument[] | null {
  const { deadline, source, walkLog } = scope.context
  const { stack } = source.view
  // How documents are found is explained by a plan.
  if (walkLog !== undefined || (stack !== null && stack.length > 1)) return null
  const lookup = lookupOf(pipeline)
  if (lookup === null) return null
  const value = evaluate(lookup.value, scope.nested(null))
  if (typeof value !== 'string' || !isExactKey(value)) return null
  deadline.check()
  const { type, byKey } = lookup
  const found =
    type === null || byKey === null
      ? source.withId(value, type)
      : source.withKey(type, byKey, value, MOST)
  return found === null || pipeline.slice === null ? found : slice(found, pipeline.slice)
}

const lookupOf = remembered(({ filters, scores, order }: Pipeline): Lookup | null => {
  if (scores !== null || order.length > 0) return null
  const parts = filters.flatMap(equalities)
  const typePart = parts.find((part) => part?.path.join('.') === '_type')
  const [part, ...others] = parts.filter((one) => one !== typePart)
  if (part === undefined || part === null || others.length > 0) return null
  const { path, value } = part
  const type = typePart === undefined ? null : constantText(typePart?.value)
  if (typePart !== undefined && type === null) return null
  if (path.join('.') === '_id') return { type, byKey: null, value }
  // A reference is found by its target, and what is the lake's own may be no attribute that it stores.
  if (type === null || path[0]?.startsWith('_') || path.at(-1) === '_ref') return null
  return { type, byKey: new KeyLookup(type, path), value }
})

type Equality = { readonly path: readonly string[]; readonly value: Node }

/** The parts of a filter that compare an attribute with what is the same for every document; null for each other part. */
function equalities(node: Node): (Equality | null)[] {
  if (node.type === 'Group') return equalities(node.base)
  if (node.type === 'And') return [...equalities(node.left), ...equalities(node.right)]
  if (node.type !== 'OpCall' || node.op !== '==') return [null]
  const [attribute, value] = isIndependent(node.right)
    ? [node.left, node.right]
    : [node.right, node.left]
  const path = attributePath(attribute)
  return [path === null || !isIndependent(value) ? null : { path, value }]
}

function constantText(node: Node | undefined): string | null {
  return node?.type === 'Value' && typeof node.value === 'string' ? node.value : null
}
