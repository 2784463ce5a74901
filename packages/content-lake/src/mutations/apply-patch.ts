import type { StoredDocument } from '../documents/document.ts'
import { TooLarge } from '../errors.ts'
import type { JsonObject } from '../json.ts'
import { applyBounded } from './bounded-patch.ts'
import { mapPaths, type PatchOperations, patchPaths } from './patch-operations.ts'
import { assertPath, withoutWildcards } from './patch-path.ts'
import { invalid } from './refusal.ts'
import { assertStorable } from './storable.ts'
import { OutOfTime, type TimeAllowance } from './time-allowance.ts'

/** What patches that reach several places may take in one transaction: nothing else is answered meanwhile. */
export const PATCH_TIME_MS = 2_000

const IMMUTABLE = ['_id', '_type', '_createdAt'] as const
/** Set by the store on every write: what a patch says about them is left out. */
const MANAGED = new Set(['_rev', '_createdAt', '_updatedAt'])

/** The patch as it is carried out and recorded: it leaves alone what the store manages. */
export function storablePatch(asked: PatchOperations): PatchOperations {
  for (const path of patchPaths(asked)) assertPath(path)
  const patch = mapPaths(asked, withoutWildcards)
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
 * @throws Refusal when the patch cannot be applied or touches an immutable attribute; TooLarge when the document would be
 */
export function applyPatch(
  document: StoredDocument,
  patch: PatchOperations,
  time: TimeAllowance,
): JsonObject {
  let next: JsonObject
  try {
    next = applyBounded(document, patch, time)
  } catch (error) {
    if (error instanceof TooLarge) throw error
    if (error instanceof OutOfTime) {
      const limit = `${PATCH_TIME_MS / 1000} seconds`
      throw invalid(`Patches that reach several places may take ${limit} in one transaction`)
    }
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

function withoutManaged(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([path]) => !MANAGED.has(path)))
}
