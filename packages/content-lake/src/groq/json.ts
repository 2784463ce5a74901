import type { JsonValue } from '../json.ts'
import type { ResultSize } from './result-size.ts'
import { type GroqValue, isObject } from './value.ts'

/** Quotes, a colon and a comma. */
const SIGNS_OF_AN_ATTRIBUTE = 4

/**
 * A result as JSON has it. Parts without dates or paths are passed on as they are, not copied.
 * @param size counts its characters, or somewhat fewer
 */
export function toJson(value: GroqValue, size?: ResultSize): JsonValue {
  if (typeof value === 'string') size?.add(value.length)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    size?.add(value.length)
    const items = value.map((item) => toJson(item, size))
    return items.every((item, i) => item === value[i]) ? (value as JsonValue[]) : items
  }
  if (!isObject(value)) return value.toJSON() as JsonValue
  let isJson = true
  for (const name in value) {
    size?.add(name.length + SIGNS_OF_AN_ATTRIBUTE)
    if (toJson(value[name] ?? null, size) !== value[name]) isJson = false
  }
  if (isJson) return value as JsonValue
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toJson(part)]))
}
