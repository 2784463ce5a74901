import type { JsonValue } from '../json.ts'
import { jsonEqual } from './json-equal.ts'

/** For each element of `right`, the index of the element of `left` it came from, or -1. */
export function matchElements(left: readonly JsonValue[], right: readonly JsonValue[]): number[] {
  const matches = new Array<number>(right.length).fill(-1)
  const shared = Math.min(left.length, right.length)
  let start = 0
  while (start < shared && same(left, start, right, start)) {
    matches[start] = start
    start++
  }
  let tail = 0
  while (
    tail < shared - start &&
    same(left, left.length - 1 - tail, right, right.length - 1 - tail)
  ) {
    matches[right.length - 1 - tail] = left.length - 1 - tail
    tail++
  }
  const end = right.length - tail
  if (start < end && start < left.length - tail) {
    matchMiddle(left.slice(start, left.length - tail), right.slice(start, end), start, matches)
  }
  return matches
}

function matchMiddle(
  left: readonly JsonValue[],
  right: readonly JsonValue[],
  offset: number,
  matches: number[],
): void {
  const byIdentity = new Map<string, number>()
  // Backwards, so that of several equal elements the first is found.
  for (let index = left.length - 1; index >= 0; index--) {
    byIdentity.set(identity(left[index] as JsonValue), index)
  }
  right.forEach((element, index) => {
    const follower = index === 0 ? 0 : (matches[offset + index - 1] ?? -1) - offset + 1
    const found =
      follower >= 0 && same(left, follower, right, index)
        ? follower
        : byIdentity.get(identity(element))
    if (found !== undefined) matches[offset + index] = found + offset
    else if (alike(left[index], element)) matches[offset + index] = index + offset
  })
}

/** What makes an element the same one after a move: its `_key`, or else its whole value. */
function identity(element: JsonValue): string {
  if (typeof element === 'object' && element !== null && !Array.isArray(element)) {
    if (typeof element._key === 'string') return `key:${element._key}`
  }
  return JSON.stringify(element)
}

/** Whether patching one into the other is sensible: both lists, or both objects without a key. */
function alike(left: JsonValue | undefined, right: JsonValue): boolean {
  if (left === undefined || left === null || right === null) return false
  if (typeof left !== 'object' || typeof right !== 'object') return false
  if (Array.isArray(left) || Array.isArray(right))
    return Array.isArray(left) && Array.isArray(right)
  return left._key === undefined && right._key === undefined
}

function same(left: readonly JsonValue[], i: number, right: readonly JsonValue[], j: number) {
  return i < left.length && jsonEqual(left[i] as JsonValue, right[j] as JsonValue)
}
