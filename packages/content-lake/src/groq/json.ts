import type { JsonValue } from '../json.ts'
import { type GroqValue, isObject } from './value.ts'

/** A result as JSON has it. Parts without dates or paths are passed on as they are, not copied. */
export function toJson(value: GroqValue): JsonValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map(toJson)
    return items.every((item, i) => item === value[i]) ? (value as JsonValue[]) : items
  }
  if (!isObject(value)) return value.toJSON() as JsonValue
  for (const name in value) {
    if (toJson(value[name] ?? null) !== value[name]) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toJson(part)]))
    }
  }
  return value as JsonValue
}
