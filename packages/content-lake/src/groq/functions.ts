import { publishedId, versionName } from '../documents/document-id.ts'
import { evaluate } from './evaluate.ts'
import { DIFF_FUNCTIONS } from './functions/diff.ts'
import { DOCUMENT_FUNCTIONS } from './functions/documents.ts'
import { GEO_FUNCTIONS } from './functions/geo.ts'
import { argument, type GroqFunction } from './functions/groq-function.ts'
import { callFunction, dateTimeOf } from './groq-js.ts'
import { requireSearchable } from './memory-bound.ts'
import { documentPipeline } from './pipeline.ts'
import { countPipeline } from './run-pipeline.ts'
import type { Scope } from './scope.ts'
import type { FuncCallNode } from './syntax-tree.ts'
import { TextQuery } from './text-query.ts'
import { attribute, type GroqValue, isObject } from './value.ts'

/** Functions that depend on the query's surroundings or are called too often to pass on to groq-js. */
const FUNCTIONS: Readonly<Record<string, GroqFunction>> = {
  'global::coalesce': (args, scope) => {
    for (const arg of args) {
      const value = evaluate(arg, scope)
      if (value !== null) return value
    }
    return null
  },
  'global::count': ([arg], scope) => {
    const pipeline = arg === undefined ? null : documentPipeline(arg)
    if (pipeline !== null) return countPipeline(pipeline, scope)
    const value = argument(arg, scope)
    return Array.isArray(value) ? value.length : null
  },
  'global::defined': ([arg], scope) => argument(arg, scope) !== null,
  'global::identity': (_args, { context }) => context.identityId,
  'global::now': (_args, { context }) => context.now.toISOString(),
  'global::references': (args, scope) => {
    const ids = referenceTargets(args.map((arg) => evaluate(arg, scope)))
    return ids.size > 0 && holdsReference(scope.value, ids)
  },
  'dateTime::now': (_args, { context }) => dateTimeOf(context.now),
  'sanity::projectId': (_args, { context }) => context.projectId,
  'sanity::dataset': (_args, { context }) => context.dataset,
  'sanity::versionOf': ([arg], scope) => {
    const id = argument(arg, scope)
    const own = storedId(scope.value)
    if (typeof id !== 'string' || own === null) return null
    return own === id || publishedId(own) === id
  },
  'sanity::partOfRelease': ([arg], scope) => {
    const release = argument(arg, scope)
    const own = storedId(scope.value)
    if (typeof release !== 'string' || own === null) return null
    return own.startsWith('versions.') && versionName(own) === release
  },
  'text::query': ([arg], scope) => {
    const text = argument(arg, scope)
    requireSearchable(text)
    return typeof text === 'string' ? new TextQuery(text) : null
  },
  // The lake's people have none, as hosted people have none until somebody sets them.
  'user::attributes': () => ({}),
  'global::pt': ([arg], scope) => {
    const value = argument(arg, scope)
    return isPortableText(value) ? value : null
  },
  ...DIFF_FUNCTIONS,
  ...DOCUMENT_FUNCTIONS,
  ...GEO_FUNCTIONS,
}

/** Calls a function: ours where it needs the query's surroundings, groq-js' otherwise. */
export function evaluateFunction({ namespace, name, args }: FuncCallNode, scope: Scope): GroqValue {
  const own = FUNCTIONS[`${namespace}::${name}`]
  if (own !== undefined) return own(args, scope)
  const values = args.map((arg) => evaluate(arg, scope))
  // A long text takes as long as many items.
  scope.context.deadline.check()
  return callFunction(namespace, name, values)
}

/** Ids that `references(…)` was given: strings, and strings in arrays. */
export function referenceTargets(args: readonly GroqValue[]): Set<string> {
  return new Set(args.flat().filter((id) => typeof id === 'string'))
}

/** The id under which the store holds a document; perspectives show its published id instead. */
function storedId(document: GroqValue): string | null {
  const original = attribute(document, '_originalId')
  const id = typeof original === 'string' ? original : attribute(document, '_id')
  return typeof id === 'string' ? id : null
}

/** A block of Portable Text, or an array of nothing else. */
function isPortableText(value: GroqValue): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isPortableText)
  return (
    typeof attribute(value, '_type') === 'string' && Array.isArray(attribute(value, 'children'))
  )
}

function holdsReference(value: GroqValue, ids: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((item) => holdsReference(item, ids))
  if (!isObject(value)) return false
  if (value._ref) return typeof value._ref === 'string' && ids.has(value._ref)
  for (const name in value) {
    if (holdsReference(value[name] ?? null, ids)) return true
  }
  return false
}
