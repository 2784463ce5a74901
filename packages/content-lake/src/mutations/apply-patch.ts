import { Mutation } from '@sanity/mutator'
import type { StoredDocument } from '../documents/document.ts'
import type { JsonObject } from '../json.ts'
import { type PatchOperations, patchPaths } from './patch-operations.ts'
import { invalid } from './refusal.ts'
import { assertStorable } from './storable.ts'

const IMMUTABLE = ['_id', '_type', '_createdAt'] as const
/** Set by the store on every write: what a patch says about them is left out. */
const MANAGED = new Set(['_rev', '_createdAt', '_updatedAt'])
/** An index this large is a mistake; as the end of a range it would keep the process busy for hours. */
const LARGE_NUMBER = /\d{6}/
/** In characters; a longer one would nest values deeper than anybody can walk. */
const LONGEST_PATH = 1_024

/** A patch that leaves alone what the store manages. */
export function storablePatch(patch: PatchOperations): PatchOperations {
  for (const path of patchPaths(patch)) assertPath(path)
  for (const values of [patch.set, patch.setIfMissing, patch.insert?.items]) {
    if (values) assertStorable(Array.isArray(values) ? values : Object.values(values))
  }
  return {
    ...patch,
    ...(patch.set && { set: withoutManaged(patch.set) }),
    ...(patch.setIfMissing && { setIfMissing: withoutManaged(patch.setIfMissing) }),
    ...(patch.unset && { unset: patch.unset.filter((path) => !MANAGED.has(path)) }),
  }
}

/**
 * The document after one patch, by the very code that the Studio replays it with; the input is left
 * as it is, and unchanged parts are shared with it. System attributes are the caller's to set.
 * @throws Refusal when the patch cannot be applied or touches an immutable attribute
 */
export function applyPatch(document: StoredDocument, patch: PatchOperations): JsonObject {
  let next: JsonObject
  try {
    const mutation = new Mutation({ mutations: [{ patch: { id: document._id, ...patch } }] })
    next = mutation.apply(document) as JsonObject
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw invalid(`Document "${document._id}" cannot be patched: ${reason}`)
  }
  // Good values can add up to a bad document: a sum beyond all numbers, a path deep into a deep value.
  assertStorable(next)
  for (const attribute of IMMUTABLE) {
    if (next[attribute] !== document[attribute]) {
      throw invalid(`Document "${document._id}": the attribute "${attribute}" cannot be changed`)
    }
  }
  return next
}

function assertPath(path: string): void {
  if (path.length > LONGEST_PATH) throw invalid('A path of the patch is too long')
  if (path.includes('__proto__')) throw invalid(`Invalid path "${path}"`)
  const unquoted = path.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '')
  const numbers = unquoted.match(/\[[^\]]*\]/g)?.join('') ?? ''
  if (LARGE_NUMBER.test(numbers.replace(/[<>=!]=?\s*-?[\d.]+/g, ''))) {
    throw invalid(`The path "${path}" holds too large an index`)
  }
}

function withoutManaged(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([path]) => !MANAGED.has(path)))
}
