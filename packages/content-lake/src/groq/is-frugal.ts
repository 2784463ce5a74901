import { remembered } from '../remembered.ts'
import { children, type FuncCallNode, type Node } from './syntax-tree.ts'

/** Operators whose result is no larger than what they are given; `+` joins texts and arrays. */
const OPERATORS = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', 'match', '-', '*', '/', '%'])

/** Functions that take no longer, and give no more, than they are given. */
const FUNCTIONS = new Set([
  'global::coalesce',
  'global::count',
  'global::dateTime',
  'global::defined',
  'global::identity',
  'global::length',
  'global::lower',
  'global::now',
  'global::references',
  'global::round',
  'global::upper',
  'sanity::dataset',
  'sanity::projectId',
  'string::startsWith',
  'text::query',
])

/**
 * Whether nothing in a query can make much of little: neither texts nor arrays are put together, and every function
 * is a short one. How many documents it reads is another question.
 */
export const isFrugal: (tree: Node) => boolean = remembered(
  (tree) => isFrugalItself(tree) && children(tree).every(isFrugal),
)

function isFrugalItself(node: Node): boolean {
  switch (node.type) {
    case 'OpCall':
      return OPERATORS.has(node.op)
    case 'FuncCall':
      return FUNCTIONS.has(nameOf(node))
    case 'Array':
      return node.elements.every(({ isSplat }) => !isSplat)
    case 'Context':
    case 'Tuple':
    case 'SelectorNested':
    case 'SelectorFuncCall':
      return false
    default:
      return true
  }
}

function nameOf({ namespace, name }: FuncCallNode): string {
  return `${namespace}::${name}`
}
