import { z } from 'zod'
import type { JsonObject, JsonValue } from '../json.ts'
import { keyedItems, withArrayKeys } from './array-keys.ts'

/** A JSON object that was parsed from a body: its values need no second look. */
export const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object',
)

const items = z.custom<JsonValue[]>(Array.isArray, 'must be an array')
const numbers = z.record(z.string(), z.number())

const insert = z.union(
  [
    z.strictObject({ before: z.string(), items }),
    z.strictObject({ after: z.string(), items }),
    z.strictObject({ replace: z.string(), items }),
  ],
  'must hold "items", an array, and one path: "before", "after" or "replace"',
)

/** The operations of a patch. Paths are JSONMatch; they are applied in the order of @sanity/mutator. */
export const patchOperations = z.strictObject({
  set: jsonObject.optional(),
  setIfMissing: jsonObject.optional(),
  unset: z.array(z.string()).optional(),
  diffMatchPatch: z.record(z.string(), z.string()).optional(),
  inc: numbers.optional(),
  dec: numbers.optional(),
  insert: insert.optional(),
})

export type PatchOperations = z.infer<typeof patchOperations>

/** The patch with a `_key` on every object that it puts into an array. */
export function withPatchArrayKeys(patch: PatchOperations): PatchOperations {
  const { set, setIfMissing, insert: inserted } = patch
  return {
    ...patch,
    ...(set && { set: withArrayKeys(set) }),
    ...(setIfMissing && { setIfMissing: withArrayKeys(setIfMissing) }),
    ...(inserted && { insert: { ...inserted, items: keyedItems(inserted.items) } }),
  }
}

function insertPath(inserted: NonNullable<PatchOperations['insert']>): string {
  if ('before' in inserted) return inserted.before
  return 'after' in inserted ? inserted.after : inserted.replace
}

/** Every path that the patch names, in no particular order. */
export function patchPaths(patch: PatchOperations): string[] {
  const { set, setIfMissing, unset, diffMatchPatch, inc, dec, insert: inserted } = patch
  const byPath = [set, setIfMissing, diffMatchPatch, inc, dec]
  return [
    ...byPath.flatMap((operations) => Object.keys(operations ?? {})),
    ...(unset ?? []),
    ...(inserted === undefined ? [] : [insertPath(inserted)]),
  ]
}

/** Patches with one path each, which one after the other do what @sanity/mutator makes of the whole. */
export function singleOperations(patch: PatchOperations): PatchOperations[] {
  const { set, setIfMissing, unset, diffMatchPatch, inc, dec, insert: inserted } = patch
  const each = <Value>(
    operations: Record<string, Value> | undefined,
    single: (operation: Record<string, Value>) => PatchOperations,
  ) => Object.entries(operations ?? {}).map(([path, value]) => single({ [path]: value }))
  return [
    ...each(setIfMissing, (single) => ({ setIfMissing: single })),
    ...each(set, (single) => ({ set: single })),
    ...(unset ?? []).map((path) => ({ unset: [path] })),
    ...each(diffMatchPatch, (single) => ({ diffMatchPatch: single })),
    ...each(inc, (single) => ({ inc: single })),
    ...each(dec, (single) => ({ dec: single })),
    ...(inserted === undefined ? [] : [{ insert: inserted }]),
  ]
}

/** The patch with each of its paths mapped. */
export function mapPaths(patch: PatchOperations, map: (path: string) => string): PatchOperations {
  const byPath = <Value>(operations: Record<string, Value>) =>
    Object.fromEntries(Object.entries(operations).map(([path, value]) => [map(path), value]))
  const { set, setIfMissing, unset, diffMatchPatch, inc, dec, insert: inserted } = patch
  return {
    ...(set && { set: byPath(set) }),
    ...(setIfMissing && { setIfMissing: byPath(setIfMissing) }),
    ...(unset && { unset: unset.map(map) }),
    ...(diffMatchPatch && { diffMatchPatch: byPath(diffMatchPatch) }),
    ...(inc && { inc: byPath(inc) }),
    ...(dec && { dec: byPath(dec) }),
    ...(inserted && { insert: mapInsert(inserted, map) }),
  }
}

function mapInsert(
  inserted: NonNullable<PatchOperations['insert']>,
  map: (path: string) => string,
): NonNullable<PatchOperations['insert']> {
  const { items } = inserted
  if ('before' in inserted) return { before: map(inserted.before), items }
  if ('after' in inserted) return { after: map(inserted.after), items }
  return { replace: map(inserted.replace), items }
}
