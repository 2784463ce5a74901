import { evaluate } from './evaluate.ts'
import { isIndependent } from './node-shape.ts'
import type { Scope } from './scope.ts'
import { descendants, type Node } from './syntax-tree.ts'

/**
 * A filter with its costly parts that are the same for every document (subqueries, text queries)
 * worked out once, so that checking each document does not run them again.
 */
export function hoist(node: Node, scope: Scope): Node {
  if (!isCostly(node)) return node
  if (isIndependent(node)) return { type: 'Value', value: evaluate(node, scope) }
  switch (node.type) {
    case 'Group':
    case 'Not':
      return { ...node, base: hoist(node.base, scope) }
    case 'And':
    case 'Or':
    case 'OpCall':
      return { ...node, left: hoist(node.left, scope), right: hoist(node.right, scope) }
    case 'FuncCall':
      return { ...node, args: node.args.map((arg) => hoist(arg, scope)) }
    default:
      return node
  }
}

const costly = new WeakMap<Node, boolean>()

function isCostly(node: Node): boolean {
  let known = costly.get(node)
  if (known === undefined) {
    known = false
    for (const part of descendants(node)) {
      if (part.type === 'Everything' || (part.type === 'FuncCall' && part.namespace === 'text')) {
        known = true
        break
      }
    }
    costly.set(node, known)
  }
  return known
}
