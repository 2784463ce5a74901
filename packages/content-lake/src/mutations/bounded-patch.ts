import { Mutation } from '@sanity/mutator'
import { documentSize, jsonSize, MOST_DOCUMENT_BYTES } from '../documents/document-size.ts'
import type { JsonObject } from '../json.ts'
import { type PatchOperations, patchPaths, singleOperations } from './patch-operations.ts'
import { reachesSeveral } from './patch-path.ts'
import type { TimeAllowance } from './time-allowance.ts'

/** Stands for what a patch would put in many places, until it is known in how many. */
const PLACEHOLDER: JsonObject = {}

/**
 * The document after a patch, by @sanity/mutator. What puts something into several places is carried out by itself,
 * and what is there afterwards is measured before more is put into all of that.
 * @param time for patches that reach several places: with a range, the mutator takes the square of the items' number
 * @throws TooLarge when the document would be larger than one may be, without building that; OutOfTime; otherwise as
 *   the mutator does
 */
export function applyBounded(
  document: JsonObject,
  patch: PatchOperations,
  time: TimeAllowance,
): JsonObject {
  if (!patchPaths(patch).some(reachesSeveral)) return applyAtOnce(document, patch)
  if (!multiplies(patch)) return time.run(() => applyAtOnce(document, patch))
  return singleOperations(patch).reduce((before, operation) => {
    if (!multiplies(operation)) return applyBounded(before, operation, time)
    const after = time.run(() => {
      measureBeforehand(before, operation)
      return applyAtOnce(before, operation)
    })
    documentSize(after)
    return after
  }, document)
}

/** Whether it may put one value into several places; to increase or remove what is there adds next to nothing. */
function multiplies({ set, setIfMissing, diffMatchPatch, insert }: PatchOperations): boolean {
  const growing = {
    ...(set && { set }),
    ...(setIfMissing && { setIfMissing }),
    ...(diffMatchPatch && { diffMatchPatch }),
    ...(insert && { insert }),
  }
  return patchPaths(growing).some(reachesSeveral)
}

/** A value that is set is the same one everywhere; inserted items are a new array, and patched texts new texts, in each place. */
function measureBeforehand(before: JsonObject, { insert, diffMatchPatch }: PatchOperations): void {
  if (insert) {
    const bytes = jsonSize(insert.items, MOST_DOCUMENT_BYTES)
    const placed = applyAtOnce(before, { insert: { ...insert, items: [PLACEHOLDER] } })
    documentSize(placed, { value: PLACEHOLDER, bytes })
  }
  for (const [path, text] of Object.entries(diffMatchPatch ?? {})) {
    const placed = applyAtOnce(before, { set: { [path]: PLACEHOLDER } })
    documentSize(placed, { value: PLACEHOLDER, bytes: Buffer.byteLength(text) })
  }
}

function applyAtOnce(document: JsonObject, operations: PatchOperations): JsonObject {
  const patch = { id: String(document._id), ...operations }
  return new Mutation({ mutations: [{ patch }] }).apply(document as never) as JsonObject
}
