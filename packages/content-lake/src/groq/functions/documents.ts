import { evaluate } from '../evaluate.ts'
import type { Scope } from '../scope.ts'
import type { Node } from '../syntax-tree.ts'
import { attribute, type GroqValue } from '../value.ts'
import { argument, type GroqFunction } from './groq-function.ts'

/** The namespaces `documents::`, `media::` and `releases::`. */
export const DOCUMENT_FUNCTIONS: Readonly<Record<string, GroqFunction>> = {
  'documents::get': ([arg], scope) => {
    const id = ownDocument(argument(arg, scope), scope)
    return id === null ? null : scope.context.source.get(id)
  },
  'documents::incomingRefCount': (_args, scope) => {
    const id = attribute(scope.value, '_id')
    return typeof id === 'string' ? countReferences(id, scope) : null
  },
  'documents::incomingGlobalDocumentReferenceCount': (_args, scope) => {
    const id = attribute(scope.value, '_id')
    return typeof id === 'string' ? countReferences(`${globalPrefix(scope)}${id}`, scope) : null
  },
  // Aspects are kept in a media library, and the lake has none.
  'media::aspect': () => null,
  'releases::all': (_args, scope) => evaluate(ALL_RELEASES, scope),
}

/** What `releases::all()` stands for. */
export const ALL_RELEASES: Node = {
  type: 'Filter',
  base: { type: 'Everything' },
  expr: {
    type: 'OpCall',
    op: '==',
    left: { type: 'AccessAttribute', name: '_type' },
    right: { type: 'Value', value: 'system.release' },
  },
}

/** The id in a Global Document Reference (or the object that holds it) to a document of this dataset. */
function ownDocument(value: GroqValue, scope: Scope): string | null {
  const target = typeof value === 'string' ? value : attribute(value, '_ref')
  const prefix = globalPrefix(scope)
  return typeof target === 'string' && target.startsWith(prefix)
    ? target.slice(prefix.length)
    : null
}

function globalPrefix({ context: { projectId, dataset } }: Scope): string {
  return `dataset:${projectId}.${dataset}:`
}

function countReferences(target: string, scope: Scope): GroqValue {
  const references: Node = {
    type: 'FuncCall',
    namespace: 'global',
    name: 'references',
    args: [{ type: 'Value', value: target }],
  }
  const documents: Node = { type: 'Filter', base: { type: 'Everything' }, expr: references }
  return evaluate(
    { type: 'FuncCall', namespace: 'global', name: 'count', args: [documents] },
    scope,
  )
}
