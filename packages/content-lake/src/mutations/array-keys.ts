import { randomBytes } from 'node:crypto'
import { MOST_DOCUMENT_BYTES } from '../documents/document-size.ts'
import { TooLarge } from '../errors.ts'
import type { JsonObject, JsonValue } from '../json.ts'

const KEY_BYTES = '"_key":"0123456789ab"'.length
const MOST_KEYS = Math.floor(MOST_DOCUMENT_BYTES / KEY_BYTES)

/**
 * The value with a random `_key` on every object in an array that has none.
 * @throws TooLarge when these keys alone are more than a document may hold
 */
export function withArrayKeys<T extends JsonValue>(value: T): T
export function withArrayKeys(value: JsonValue): JsonValue {
  return keyed(value, new Keys())
}

/** The items of an array, each object with a `_key`. Throws as `withArrayKeys`. */
export function keyedItems(items: readonly JsonValue[]): JsonValue[] {
  return itemsWith(items, new Keys())
}

function keyed(value: JsonValue, keys: Keys): JsonValue {
  if (Array.isArray(value)) return itemsWith(value, keys)
  if (value === null || typeof value !== 'object') return value
  return mapValues(value, (each) => keyed(each, keys))
}

function itemsWith(items: readonly JsonValue[], keys: Keys): JsonValue[] {
  return items.map((item) => {
    const inner = keyed(item, keys)
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner
    return typeof inner._key === 'string' ? inner : { ...inner, _key: keys.next() }
  })
}

/** Keys for one document: one is many times as long as the object that may lack it. */
class Keys {
  #left = MOST_KEYS

  next(): string {
    if (--this.#left >= 0) return randomKey()
    throw new TooLarge(
      'documentTooLargeError',
      `More than ${MOST_KEYS} items of arrays lack a "_key", which would make the document too large`,
    )
  }
}

function mapValues(object: JsonObject, map: (value: JsonValue) => JsonValue): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]): [string, JsonValue] => [key, map(value)]),
  )
}

function randomKey(): string {
  return randomBytes(6).toString('hex')
}
