import type { StoredDocument } from '../documents/document.ts'
import { type DateTime, isDateTime, type Path } from './groq-js.ts'
import type { TextQuery } from './text-query.ts'

/** A value while a query runs: JSON, and the three kinds that GROQ knows besides. */
export type GroqValue =
  | string
  | number
  | boolean
  | null
  | DateTime
  | Path
  | TextQuery
  | GroqValue[]
  | GroqObject
  | StoredDocument
export interface GroqObject {
  [key: string]: GroqValue
}

/** Narrows to a plain object: no array, no date, no path, no text query. */
export function isObject(value: GroqValue | undefined): value is GroqObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.getPrototypeOf(value) === Object.prototype
  )
}

/** Attribute of a plain object; null for anything else. */
export function attribute(value: GroqValue, name: string): GroqValue {
  return isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null
}

/** GROQ's `==`: equal only within a type, and never for arrays and objects. */
export function isEqual(a: GroqValue, b: GroqValue): boolean {
  if (typeof a !== 'object' || a === null) return a === b
  return isDateTime(a) && isDateTime(b) && a.equals(b)
}

/** GROQ's `<` and `>`: null when the two cannot be compared. */
export function partialCompare(a: GroqValue, b: GroqValue): number | null {
  if (typeof a === 'string') return typeof b === 'string' ? compareStrings(a, b) : null
  if (typeof a === 'number') return typeof b === 'number' ? a - b : null
  if (typeof a === 'boolean') return typeof b === 'boolean' ? Number(a) - Number(b) : null
  return isDateTime(a) && isDateTime(b) ? a.compareTo(b) : null
}

/** The order of `order()`: dates, numbers, strings, booleans, and then the rest, all equal. */
export function totalCompare(a: GroqValue, b: GroqValue): number {
  return typeRank(a) - typeRank(b) || (partialCompare(a, b) ?? 0)
}

function typeRank(value: GroqValue): number {
  if (typeof value === 'number') return 2
  if (typeof value === 'string') return 3
  if (typeof value === 'boolean') return 4
  return isDateTime(value) ? 1 : 100
}

/**
 * By code point, as the store's indexes compare (UTF-8 bytes); JavaScript's own `<` compares
 * UTF-16 units, which puts emoji before U+E000..U+FFFF.
 */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    if (x < 0xd800 || y < 0xd800) return x - y
    return isSurrogate(x) === isSurrogate(y) ? x - y : y - x
  }
  return a.length - b.length
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
