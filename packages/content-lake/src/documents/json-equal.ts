import type { JsonValue } from '../json.ts'

/** Whether two JSON values are the same; the order of attributes does not matter. */
export function jsonEqual(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false
    return a.every((item, index) => jsonEqual(item, b[index] as JsonValue))
  }
  if (Array.isArray(b)) return false
  let size = 0
  for (const key in a) {
    const other = b[key]
    if (other === undefined || !jsonEqual(a[key] as JsonValue, other)) return false
    size++
  }
  for (const _ in b) size--
  return size === 0
}
