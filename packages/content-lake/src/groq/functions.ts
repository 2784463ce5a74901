import { publishedId, versionName } from '../documents/document-id.ts'
import { checkItems, checkText } from './bounds.ts'
import type { Deadline } from './deadline.ts'
import { evaluate } from './evaluate.ts'
import { ARRAY_FUNCTIONS } from './functions/arrays.ts'
import { DIFF_FUNCTIONS } from './functions/diff.ts'
import { DOCUMENT_FUNCTIONS } from './functions/documents.ts'
import { GEO_FUNCTIONS } from './functions/geo.ts'
import { argument, type GroqFunction } from './functions/groq-function.ts'
import { PORTABLE_TEXT_FUNCTIONS } from './functions/portable-text.ts'
import { callFunction, dateTimeOf } from './groq-js.ts'
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
    return ids.size > 0 && holdsReference(scope.value, ids, scope.context.deadline)
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
    if (typeof text !== 'string') return null
    checkText(text.length)
    scope.context.deadline.tickFor(text.length)
    return new TextQuery(text)
  },
  // The lake's people have none, as hosted people have none until somebody sets them.
  'user::attributes': () => ({}),
  ...ARRAY_FUNCTIONS,
  ...DIFF_FUNCTIONS,
  ...DOCUMENT_FUNCTIONS,
  ...GEO_FUNCTIONS,
  ...PORTABLE_TEXT_FUNCTIONS,
}

/** Calls a function: ours where it needs the query's surroundings, groq-js' otherwise. */
export function evaluateFunction({ namespace, name, args }: FuncCallNode, scope: Scope): GroqValue {
  scope.context.deadline.tick()
  const own = FUNCTIONS[`${namespace}::${name}`]
  if (own !== undefined) return own(args, scope)
  const values = args.map((arg) => evaluate(arg, scope))
  return standardFunction(namespace, name, values, scope.context.deadline)
}

/** Functions that only read what they are given, however much that is. */
const READING = new Set([
  'global::dateTime',
  'global::length',
  'global::string',
  'math::avg',
  'math::max',
  'math::min',
  'math::sum',
  'string::startsWith',
])

/** Functions that take so many times as long as to copy what they are given. */
const SLOWNESS: Readonly<Record<string, number>> = { 'array::unique': 10, 'global::path': 30 }

/**
 * A function of groq-js over values already worked out.
 * @throws ApiError 400 queryMemoryError when what it makes may be more than a query may work with
 */
export function standardFunction(
  namespace: string,
  name: string,
  values: readonly GroqValue[],
  deadline: Deadline,
): GroqValue {
  const fullName = `${namespace}::${name}`
  const isReading = READING.has(fullName)
  for (const value of values) {
    if (typeof value !== 'string' && !Array.isArray(value)) continue
    deadline.tickFor(value.length * (SLOWNESS[fullName] ?? 1))
    if (isReading) continue
    if (typeof value === 'string') checkText(value.length)
    else checkItems(value.length)
  }
  return callFunction(namespace, name, values)
}

/** Ids that `references(…)` was given: strings, and strings in arrays. */
export function referenceTargets(args: readonly GroqValue[]): Set<string> {
  const ids = new Set<string>()
  for (const arg of args) {
    for (const id of Array.isArray(arg) ? arg : [arg]) if (typeof id === 'string') ids.add(id)
    checkItems(ids.size)
  }
  return ids
}

/** The id under which the store holds a document; perspectives show its published id instead. */
function storedId(document: GroqValue): string | null {
  const original = attribute(document, '_originalId')
  const id = typeof original === 'string' ? original : attribute(document, '_id')
  return typeof id === 'string' ? id : null
}

function holdsReference(value: GroqValue, ids: ReadonlySet<string>, deadline: Deadline): boolean {
  if (Array.isArray(value)) {
    deadline.tick()
    return value.some((item) => holdsReference(item, ids, deadline))
  }
  if (!isObject(value)) return false
  deadline.tick()
  if (value._ref) return typeof value._ref === 'string' && ids.has(value._ref)
  for (const name in value) {
    if (holdsReference(value[name] ?? null, ids, deadline)) return true
  }
  return false
}
