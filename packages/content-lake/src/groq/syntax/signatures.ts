import type { ParseMode } from './query-reader.ts'

/** What a function takes. */
export interface Signature {
  readonly least: number
  readonly most: number
  /** Where alone the function exists. */
  readonly mode?: ParseMode
  /** Which argument names parts of a document instead of being worked out. */
  readonly selector?: number
}

function exactly(count: number): Signature {
  return { least: count, most: count }
}

function atLeast(count: number): Signature {
  return { least: count, most: Number.POSITIVE_INFINITY }
}

/** Every function that a query can call, by its full name. */
const FUNCTIONS: Readonly<Record<string, Signature>> = {
  'array::compact': exactly(1),
  'array::intersects': exactly(2),
  'array::join': exactly(2),
  'array::unique': exactly(1),
  'dateTime::now': exactly(0),
  'delta::changedAny': { ...exactly(1), mode: 'delta', selector: 0 },
  'delta::changedOnly': { ...exactly(1), mode: 'delta', selector: 0 },
  'delta::operation': { ...exactly(0), mode: 'delta' },
  'diff::changedAny': { ...exactly(3), selector: 2 },
  'diff::changedOnly': { ...exactly(3), selector: 2 },
  'documents::get': exactly(1),
  'documents::incomingGlobalDocumentReferenceCount': exactly(0),
  'documents::incomingRefCount': exactly(0),
  'geo::contains': exactly(2),
  'geo::distance': exactly(2),
  'geo::intersects': exactly(2),
  'geo::latLng': exactly(2),
  'global::anywhere': exactly(1),
  'global::after': { ...exactly(0), mode: 'delta' },
  'global::before': { ...exactly(0), mode: 'delta' },
  'global::boost': exactly(2),
  'global::coalesce': atLeast(0),
  'global::count': exactly(1),
  'global::dateTime': exactly(1),
  'global::defined': exactly(1),
  'global::geo': exactly(1),
  'global::identity': exactly(0),
  'global::length': exactly(1),
  'global::lower': exactly(1),
  'global::now': exactly(0),
  'global::path': exactly(1),
  'global::pt': exactly(1),
  'global::references': atLeast(1),
  'global::round': { least: 1, most: 2 },
  'global::string': exactly(1),
  'global::upper': exactly(1),
  'math::avg': exactly(1),
  'math::max': exactly(1),
  'math::min': exactly(1),
  'math::sum': exactly(1),
  'media::aspect': exactly(2),
  'pt::text': exactly(1),
  'releases::all': exactly(0),
  'sanity::dataset': exactly(0),
  'sanity::partOfRelease': exactly(1),
  'sanity::projectId': exactly(0),
  'sanity::versionOf': exactly(1),
  'string::lower': exactly(1),
  'string::split': exactly(2),
  'string::startsWith': exactly(2),
  'string::upper': exactly(1),
  'text::query': exactly(1),
  'text::semanticSimilarity': exactly(1),
  'user::attributes': exactly(0),
}

/** Functions that stand behind a `|`. */
const PIPE_FUNCTIONS: Readonly<Record<string, Signature>> = {
  order: atLeast(1),
  score: atLeast(1),
}

/** What a function takes; null when there is none of that name. */
export function signatureOf(namespace: string, name: string): Signature | null {
  const fullName = `${namespace}::${name}`
  return Object.hasOwn(FUNCTIONS, fullName) ? (FUNCTIONS[fullName] ?? null) : null
}

/** What a function behind a `|` takes; null when there is none of that name. */
export function pipeSignatureOf(name: string): Signature | null {
  return Object.hasOwn(PIPE_FUNCTIONS, name) ? (PIPE_FUNCTIONS[name] ?? null) : null
}

/** What is wrong with so many arguments; null when nothing is. */
export function arityError(name: string, { least, most }: Signature, count: number): string | null {
  if (count >= least && count <= most) return null
  const wanted =
    most === least
      ? least
      : most < Number.POSITIVE_INFINITY
        ? `${least} to ${most}`
        : `at least ${least}`
  return `function ${name}() takes ${wanted} argument${wanted === 1 || wanted === 'at least 1' ? '' : 's'}, got ${count}`
}
