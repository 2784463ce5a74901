import { attributePath } from './node-shape.ts'
import { type PlannedCondition, references } from './planned-condition.ts'
import type { Node } from './syntax-tree.ts'
import { memberCondition } from './text-condition.ts'
import type { GroqValue } from './value.ts'

/** What an array of the document says about it when a value is in it. */
export function planMember(array: Node, value: GroqValue): PlannedCondition[] {
  if (typeof value !== 'string') return []
  if (collectsReferences(array)) return references([value])
  const condition = memberCondition(array, value)
  return condition === null ? [] : [{ condition, exact: false }]
}

/** `authors[]._ref` or `authors[]->_id`: targets of references that the document itself holds. */
function collectsReferences(node: Node): boolean {
  return (
    node.type === 'Map' &&
    node.base.type === 'ArrayCoerce' &&
    attributePath(node.base.base) !== null &&
    (attributePath(node.expr)?.join('.') === '_ref' ||
      isDerefId(node.expr, (base) => base.type === 'This'))
  )
}

/** `author->_id`, from whatever `isBase` takes. */
export function isDerefId(node: Node, isBase: (base: Node) => unknown): boolean {
  return (
    node.type === 'AccessAttribute' &&
    node.name === '_id' &&
    node.base?.type === 'Deref' &&
    Boolean(isBase(node.base.base))
  )
}
