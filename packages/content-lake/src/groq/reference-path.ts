import { pathKey } from '../documents/of-path.ts'
import { remembered } from '../remembered.ts'
import { attributePath, isIndependent, looksAtThis } from './node-shape.ts'
import type { Node } from './syntax-tree.ts'

/**
 * The attribute with the one reference through which an expression asks for all that it asks of a document:
 * `author` in `lower(author->name) == $name`; null where it asks for anything else, or for nothing.
 */
export const referencePath = remembered((node: Node): readonly string[] | null => {
  const paths = collectPaths(node)
  const [first] = paths ?? []
  const isOne =
    first !== undefined && paths?.every((each) => pathKey(each) === pathKey(first)) === true
  return isOne ? first : null
})

/** The attributes whose references an expression follows; null when it looks at anything else. */
function collectPaths(node: Node): (readonly string[])[] | null {
  if (isIndependent(node)) return []
  switch (node.type) {
    case 'Deref': {
      const path = attributePath(node.base)
      return path === null ? collectPaths(node.base) : [path]
    }
    case 'AccessAttribute':
      return node.base === undefined ? null : collectPaths(node.base)
    case 'Group':
    case 'Not':
    case 'Neg':
    case 'Pos':
    case 'ArrayCoerce':
    case 'AccessElement':
      return collectPaths(node.base)
    case 'OpCall':
    case 'And':
    case 'Or':
      return collectAll([node.left, node.right])
    case 'InRange':
      return collectAll([node.base, node.left, node.right])
    case 'Array':
      return collectAll(node.elements.map(({ value }) => value))
    case 'FuncCall':
      return looksAtThis(node) || node.namespace === 'diff' ? null : collectAll(node.args)
    default:
      return null
  }
}

function collectAll(nodes: readonly Node[]): (readonly string[])[] | null {
  const all = nodes.map(collectPaths)
  return all.every((paths) => paths !== null) ? all.flat() : null
}
