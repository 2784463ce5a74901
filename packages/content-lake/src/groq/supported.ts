import type { Node } from './syntax-tree.ts'

/** What groq-js parses and neither it nor we can evaluate. */
const UNSUPPORTED = new Set([
  'global::anywhere',
  'diff::changedAny',
  'diff::changedOnly',
  'documents::get',
  'documents::incomingGlobalDocumentReferenceCount',
  'documents::incomingRefCount',
  'geo::contains',
  'geo::distance',
  'geo::intersects',
  'geo::latLng',
  'media::aspect',
  'text::semanticSimilarity',
  'user::attributes',
])

/** Name of the function that a node calls in vain, or null. */
export function unsupportedFunction(node: Node): string | null {
  if (node.type !== 'FuncCall') return null
  const name = `${node.namespace}::${node.name}`
  return UNSUPPORTED.has(name) ? name.replace(/^global::/, '') : null
}
