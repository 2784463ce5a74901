import { Opcode } from './mendoza-opcode.ts'

/** Below this many shared characters, sending the whole text is no longer than slicing the old one. */
const WORTHWHILE = 16

/**
 * The operations that make `right` of `left` by keeping its beginning and its end, or null when
 * that is not worthwhile. Only a slice that starts at 0 and one that ends at the end are used: the
 * published decoder resolves the end of any other slice wrongly behind multi-byte characters.
 */
export function encodeString(left: string, right: string): unknown[] | null {
  const prefix = commonPrefix(left, right)
  const suffix = commonSuffix(left, right, prefix)
  if (right === '' || prefix + suffix < WORTHWHILE) return null
  const patch: unknown[] = []
  if (prefix > 0) {
    patch.push(Opcode.stringAppendSlice, 0, Buffer.byteLength(left.slice(0, prefix)))
  }
  const middle = right.slice(prefix, right.length - suffix)
  if (middle !== '') patch.push(Opcode.stringAppendString, middle)
  if (suffix > 0) {
    const start = left.length - suffix
    const end = Buffer.byteLength(left)
    patch.push(Opcode.stringAppendSlice, end - Buffer.byteLength(left.slice(start)), end)
  }
  return patch
}

function commonPrefix(left: string, right: string): number {
  const end = Math.min(left.length, right.length)
  let length = 0
  while (length < end && left.charCodeAt(length) === right.charCodeAt(length)) length++
  return splitsPair(left, length) || splitsPair(right, length) ? length - 1 : length
}

function commonSuffix(left: string, right: string, prefix: number): number {
  const end = Math.min(left.length, right.length) - prefix
  let length = 0
  while (
    length < end &&
    left.charCodeAt(left.length - 1 - length) === right.charCodeAt(right.length - 1 - length)
  ) {
    length++
  }
  const split = splitsPair(left, left.length - length) || splitsPair(right, right.length - length)
  return split ? length - 1 : length
}

/** Whether cutting at `index` parts the two halves of a character outside the basic plane. */
function splitsPair(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false
  const before = text.charCodeAt(index - 1) & 0xfc00
  const after = text.charCodeAt(index) & 0xfc00
  return before === 0xd800 && after === 0xdc00
}
