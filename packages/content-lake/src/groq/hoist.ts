import { remembered } from '../remembered.ts'
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

/** The same for an argument of `score()`, in which how well a `match` fits counts, not only whether. */
export function hoistScore(node: Node, scope: Scope): Node {
  switch (node.type) {
    case 'Group':
      return { ...node, base: hoistScore(node.base, scope) }
    case 'And':
    case 'Or':
      return { ...node, left: hoistScore(node.left, scope), right: hoistScore(node.right, scope) }
    case 'OpCall':
      if (node.op !== 'match') return hoist(node, scope)
      return { ...node, left: hoist(node.left, scope), right: hoist(node.right, scope) }
    case 'FuncCall': {
      if (node.name !== 'boost' || node.namespace !== 'global') return hoist(node, scope)
      return { ...node, args: node.args.map((arg) => hoistScore(arg, scope)) }
    }
    default:
      return hoist(node, scope)
  }
}

const isCostly = remembered((node: Node): boolean => {
  for (const part of descendants(node)) {
    if (part.type === 'Everything' || (part.type === 'FuncCall' && part.namespace === 'text')) {
      return true
    }
  }
  return false
})
