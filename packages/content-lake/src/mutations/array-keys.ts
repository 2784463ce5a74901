import { randomBytes } from 'node:crypto'
import type { JsonObject, JsonValue } from '../json.ts'

/** The value with a random `_key` on every object in an array that has none. */
export function withArrayKeys<T extends JsonValue>(value: T): T
export function withArrayKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return keyedItems(value)
  if (value === null || typeof value !== 'object') return value
  return mapValues(value, withArrayKeys)
}

/** The items of an array, each object with a `_key`. */
export function keyedItems(items: readonly JsonValue[]): JsonValue[] {
  return items.map((item) => {
    const inner = withArrayKeys(item)
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner
    return typeof inner._key === 'string' ? inner : { ...inner, _key: randomKey() }
  })
}

function mapValues(object: JsonObject, map: (value: JsonValue) => JsonValue): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]): [string, JsonValue] => [key, map(value)]),
  )
}

function randomKey(): string {
  return randomBytes(6).toString('hex')
}
