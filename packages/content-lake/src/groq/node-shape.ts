import { remembered } from '../remembered.ts'
import { descendants, type FuncCallNode, type Node } from './syntax-tree.ts'

const LOOK_AT_THIS = new Set([
  'global::references',
  'sanity::versionOf',
  'sanity::partOfRelease',
  'documents::incomingRefCount',
  'documents::incomingGlobalDocumentReferenceCount',
])

/** The attributes of the document at hand that a node names: `slug.current`; null for anything else. */
export function attributePath(node: Node): readonly string[] | null {
  if (node.type === 'Group') return attributePath(node.base)
  if (node.type !== 'AccessAttribute') return null
  if (node.base === undefined || node.base.type === 'This') return [node.name]
  const base = attributePath(node.base)
  return base === null ? null : [...base, node.name]
}

/** Whether a filter's part is the same for every document, so that it can be worked out beforehand. */
export const isIndependent = remembered(checkIndependent)

function checkIndependent(node: Node): boolean {
  switch (node.type) {
    case 'Value':
    case 'Parameter':
    case 'Parent':
    case 'Everything':
      return true
    case 'AccessAttribute':
      return node.base !== undefined && isIndependent(node.base)
    case 'Group':
    case 'Not':
    case 'Neg':
    case 'Pos':
    case 'ArrayCoerce':
    case 'Deref':
    case 'AccessElement':
    case 'Slice':
      return isIndependent(node.base)
    case 'OpCall':
    case 'And':
    case 'Or':
      return isIndependent(node.left) && isIndependent(node.right)
    case 'InRange':
      return [node.base, node.left, node.right].every(isIndependent)
    case 'Array':
      return node.elements.every((element) => isIndependent(element.value))
    case 'FuncCall':
      return !looksAtThis(node) && node.args.every(isIndependent)
    case 'Filter':
    case 'Map':
    case 'FlatMap':
    case 'Projection':
      return isIndependent(node.base) && isClosed(node.expr)
    case 'PipeFuncCall':
      return isIndependent(node.base) && node.args.every(isClosed)
    default:
      return false
  }
}

/** Whether a function looks at `@` without being given it. */
export function looksAtThis({ namespace, name }: FuncCallNode): boolean {
  return LOOK_AT_THIS.has(`${namespace}::${name}`)
}

/** Whether an expression over items of its own reaches for nothing outside them. */
function isClosed(node: Node): boolean {
  for (const part of descendants(node)) if (part.type === 'Parent') return false
  return true
}
