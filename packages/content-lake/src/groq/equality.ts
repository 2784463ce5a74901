import { attributePath, isIndependent } from './node-shape.ts'
import type { Node } from './syntax-tree.ts'

/** An attribute of a document that is compared with what is the same for every document. */
export interface Equality {
  readonly path: readonly string[]
  readonly value: Node
}

/** The comparison that a part of a filter is, whichever side its attribute stands on; null for any other part. */
export function equality(node: Node): Equality | null {
  if (node.type !== 'OpCall' || node.op !== '==') return null
  const [attribute, value] = isIndependent(node.right)
    ? [node.left, node.right]
    : [node.right, node.left]
  const path = attributePath(attribute)
  return path === null || !isIndependent(value) ? null : { path, value }
}

/** The one type that a part of a filter leaves; null when it says anything else. */
export function typeOf(part: Equality | null): string | null {
  if (part?.path.join('.') !== '_type') return null
  const { value } = part
  return value.type === 'Value' && typeof value.value === 'string' ? value.value : null
}
