import type { JsonObject, JsonValue } from '../json.ts'
import type { StoredDocument } from './document.ts'
import { jsonEqual } from './json-equal.ts'
import { matchElements } from './mendoza-array.ts'
import { Opcode } from './mendoza-opcode.ts'
import { encodeString } from './mendoza-string.ts'

export interface Effects {
  readonly apply: unknown[]
  readonly revert: unknown[]
}

/**
 * Mendoza patches between two states of a document: `apply` leads to `next`, `revert` back. The
 * decoder is npm `mendoza`; a document that does not exist is written `[0, null]`.
 */
export function effects(previous: JsonObject | null, next: JsonObject | null): Effects {
  if (previous === null || next === null) {
    return { apply: [Opcode.value, next], revert: [Opcode.value, previous] }
  }
  return { apply: encodePatch(previous, next), revert: encodePatch(next, previous) }
}

/** The effects as the API tells them: clients take `_rev` off a document before they apply one. */
export function toldEffects(previous: StoredDocument | null, next: StoredDocument | null): Effects {
  return effects(withoutRev(previous), withoutRev(next))
}

function withoutRev(document: StoredDocument | null): JsonObject | null {
  if (document === null) return null
  const { _rev, ...rest } = document
  return rest
}

/** The mendoza patch from one object to another, empty when they are equal. */
export function encodePatch(left: JsonObject, right: JsonObject): unknown[] {
  const patch: unknown[] = []
  encodeObject(left, right, patch)
  return patch
}

function encodeObject(left: JsonObject, right: JsonObject, patch: unknown[]): void {
  Object.keys(left)
    .sort()
    .forEach((key, index) => {
      const before = left[key] as JsonValue
      const after = right[key] as JsonValue
      if (!Object.hasOwn(right, key)) {
        patch.push(Opcode.objectDeleteField, index)
      } else if (!jsonEqual(before, after)) {
        const nested = encodeValue(before, after)
        if (nested === null) {
          patch.push(Opcode.objectSetFieldValue, after, key)
        } else {
          const push = nested.onCopy ? Opcode.pushFieldCopy : Opcode.pushFieldBlank
          append(patch, [push, index], nested.patch, [Opcode.returnIntoObjectSameKeyPop])
        }
      }
    })
  for (const key in right) {
    if (!Object.hasOwn(left, key)) patch.push(Opcode.objectSetFieldValue, right[key], key)
  }
}

function encodeArray(left: JsonValue[], right: JsonValue[], patch: unknown[]): void {
  const matches = matchElements(left, right)
  let index = 0
  while (index < right.length) {
    const element = right[index] as JsonValue
    const match = matches[index] ?? -1
    const original = left[match]
    if (original === undefined) {
      patch.push(Opcode.arrayAppendValue, element)
      index++
    } else if (jsonEqual(original, element)) {
      const start = match
      let end = match
      do {
        end++
        index++
      } while (
        matches[index] === end &&
        jsonEqual(left[end] as JsonValue, right[index] as JsonValue)
      )
      patch.push(Opcode.arrayAppendSlice, start, end)
    } else {
      const nested = encodeValue(original, element)
      if (nested === null) {
        patch.push(Opcode.arrayAppendValue, element)
      } else {
        const push = nested.onCopy ? Opcode.pushElementCopy : Opcode.pushElementBlank
        append(patch, [push, match], nested.patch, [Opcode.returnIntoArrayPop])
      }
      index++
    }
  }
}

/** How to patch an unequal value in place, starting from a copy or from nothing; null: replace it. */
function encodeValue(
  left: JsonValue,
  right: JsonValue,
): { onCopy: boolean; patch: unknown[] } | null {
  if (typeof left === 'string' && typeof right === 'string') {
    const patch = encodeString(left, right)
    return patch && { onCopy: false, patch }
  }
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') {
    return null
  }
  const patch: unknown[] = []
  if (Array.isArray(left)) {
    // A blank that nothing is appended to stays null: an emptied list has to be set.
    if (!Array.isArray(right) || right.length === 0) return null
    encodeArray(left, right, patch)
    return { onCopy: false, patch }
  }
  if (Array.isArray(right) || left._type !== right._type) return null
  encodeObject(left, right, patch)
  return { onCopy: true, patch }
}

function append(target: unknown[], ...parts: unknown[][]): void {
  for (const part of parts) for (const operation of part) target.push(operation)
}
