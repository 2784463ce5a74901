import { publishedId, versionName } from '../documents/document-id.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import { invalid, malformedId } from './refusal.ts'

const ID = /^[a-z0-9_][a-z0-9_.-]{0,127}$/i
const SYSTEM_ID_PREFIX = '_.'
const MAXIMUM_TYPE_LENGTH = 128
/** Deeper values would overflow the stack of whoever walks them. */
const MAXIMUM_DEPTH = 100

/** Whether a document may have this id. */
export function isDocumentId(id: string): boolean {
  return ID.test(id) && !id.includes('..') && !id.endsWith('.') && isWholeVersionId(id)
}

/** @throws Refusal unless a document may have this id */
export function assertDocumentId(id: string): void {
  if (!isDocumentId(id)) throw malformedId(id)
}

/** Whether an id with a version's prefix names one version of one document. */
function isWholeVersionId(id: string): boolean {
  const group = publishedId(id)
  if (group.startsWith('drafts.') || group.startsWith('versions.')) return false
  return !id.startsWith('versions.') || !['', 'drafts', 'published'].includes(versionName(id))
}

/** @throws Refusal unless the API may write this document by plain mutations */
export function assertWritableId(id: string): void {
  assertDocumentId(id)
  if (id.startsWith(SYSTEM_ID_PREFIX)) {
    throw invalid(`Document ID "${id}" is reserved: use the actions that manage system documents`)
  }
}

/** Whether an id is that of a draft or version of a system document, of which there are none. */
export function isSystemVersionId(id: string): boolean {
  return !id.startsWith(SYSTEM_ID_PREFIX) && publishedId(id).startsWith(SYSTEM_ID_PREFIX)
}

/** @throws Refusal when the id is that of a version which would be published as a system document */
export function assertNoSystemVersion(id: string): void {
  if (!isSystemVersionId(id)) return
  const published = publishedId(id)
  throw invalid(
    `Document ID "${id}" is reserved: "${published}" is a system document, which has no versions`,
  )
}

/** @throws Refusal unless it is a document type's name */
export function assertType(type: unknown): asserts type is string {
  // SQLite would keep half of a surrogate pair as another character, which no query for it finds.
  if (
    typeof type !== 'string' ||
    type === '' ||
    type.length > MAXIMUM_TYPE_LENGTH ||
    !type.isWellFormed()
  ) {
    throw invalid('A document requires a "_type" attribute with a string value')
  }
}

/** @throws Refusal when a value is too deep, too large a number, or has an attribute that JavaScript gives a meaning */
export function assertStorable(value: JsonValue, depth = 0): void {
  // JSON can spell 1e400 but not hold it: it would be stored as null.
  if (typeof value === 'number' && !Number.isFinite(value)) throw invalid('A number is too large')
  if (value === null || typeof value !== 'object') return
  if (depth > MAXIMUM_DEPTH) {
    throw invalid(`Values may be nested at most ${MAXIMUM_DEPTH} levels deep`)
  }
  if (Array.isArray(value)) {
    for (const item of value) assertStorable(item, depth + 1)
    return
  }
  assertStorableAttributes(value, depth)
}

function assertStorableAttributes(value: JsonObject, depth: number): void {
  for (const key of Object.keys(value)) {
    if (key === '' || key === '__proto__') throw invalid(`Invalid attribute name "${key}"`)
    assertStorable(value[key] as JsonValue, depth + 1)
  }
}
