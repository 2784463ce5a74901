import type { Node } from './syntax-tree.ts'

/** The parts of a filter that must all hold. */
export function conjuncts(node: Node): Node[] {
  if (node.type === 'Group') return conjuncts(node.base)
  return node.type === 'And' ? [...conjuncts(node.left), ...conjuncts(node.right)] : [node]
}
