import type { SQLInputValue } from 'node:sqlite'
import { ofPath } from './of-path.ts'

export type Scalar = string | number | boolean

/**
 * SQL for the sort key of an attribute: SQLite orders numbers before text before blobs, and so the
 * keys fall in GROQ's order. Booleans are the blobs 00 and 01; null, arrays and objects, which GROQ
 * does not tell apart in an order, are all the blob 02. Null when the path cannot be written down.
 */
export const keyExpression = ofPath((path) => keyIn('content', path))

/** The same, of content that is in another column than `content`. */
export function keyIn(content: string, path: readonly string[]): string | null {
  if (path.some((name) => !/^[\w-]+$/.test(name))) return null
  const json = jsonPath(path)
  const value = `json_extract(${content}, ${json})`
  return `(CASE json_type(${content}, ${json}) WHEN 'text' THEN ${value} WHEN 'integer' THEN ${value} WHEN 'real' THEN ${value} WHEN 'true' THEN x'01' WHEN 'false' THEN x'00' ELSE x'02' END)`
}

/** SQL for whether an attribute holds an array or an object, which its sort key does not tell from what is missing. */
export function heldIn(content: string, path: readonly string[]): string {
  return `(json_type(${content}, ${jsonPath(path)}) IN ('array', 'object')) IS TRUE`
}

/** The path as SQLite's JSON functions take it, quoted. */
export function jsonPath(path: readonly string[]): string {
  return `'$${path.map((name) => `."${name}"`).join('')}'`
}

/** The sort key of a value, to compare `keyExpression` with; null stands for whatever is no scalar. */
export function keyOf(value: Scalar | null): SQLInputValue {
  if (value === null) return new Uint8Array([2])
  if (typeof value === 'boolean') return new Uint8Array([value ? 1 : 0])
  return typeof value === 'number' ? numberKey(value) : value
}

/**
 * JSON holds a large whole number in the fewest digits that lead back to it, and SQLite reads them as the integer that
 * they are, which is another than the number is: 2 ** 60 is kept as 1152921504606847000.
 */
function numberKey(value: number): number | bigint {
  const isInexact = Number.isInteger(value) && !Number.isSafeInteger(value)
  return isInexact && Math.abs(value) < 2 ** 63 ? BigInt(JSON.stringify(value)) : value
}

/** Whether SQLite holds the string exactly as it is. */
export function isExactKey(value: Scalar): boolean {
  return typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0'))
}
