import { textOf } from '../documents/stored-form.ts'
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
  const text = textOf(value)
  if (text !== undefined) {
    size?.add(text.length)
    return value as JsonValue
  }
  const changed: [string, JsonValue][] = []
  for (const name in value) {
    const part = value[name]
    size?.add(name.length + SIGNS_OF_AN_ATTRIBUTE)
    if (part === undefined) continue
    const json = toJson(part, size)
    if (json !== part) changed.push([name, json])
  }
  if (changed.length === 0) return value as JsonValue
  // Not by assignment: an attribute may be called __proto__.
  return Object.fromEntries([...Object.entries(value as Record<string, JsonValue>), ...changed])
}
