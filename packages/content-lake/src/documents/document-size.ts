import { TooLarge } from '../errors.ts'
import type { JsonObject, JsonValue } from '../json.ts'

/**
 * What a document may hold, in bytes of JSON: less than the body of one request (10 MB of 1,048,576 bytes) by what is
 * around it there, so that each can be written at once, exported, imported and replaced.
 */
export const MOST_DOCUMENT_BYTES = 10_000_000

/**
 * The size of a document's JSON in bytes, without what differs between its versions.
 * @param heavy a value in it that counts as so many bytes, wherever it is
 * @throws TooLarge as soon as it is more than a document may hold: many parts of it may be the same value
 */
export function documentSize(
  { _id, _rev, _updatedAt, ...content }: JsonObject,
  heavy: Heavy | null = null,
): number {
  const size = jsonSize(content, MOST_DOCUMENT_BYTES, heavy)
  if (size <= MOST_DOCUMENT_BYTES) return size
  throw new TooLarge(
    'documentTooLargeError',
    `Document "${_id}" would be larger than ${MOST_DOCUMENT_BYTES} bytes of JSON`,
  )
}

/** Stands for a value that is not to be built before it is known how often. */
export interface Heavy {
  readonly value: JsonValue
  readonly bytes: number
}

/** The size of a value's JSON in bytes; when it is more than `most`, some size that is more. */
export function jsonSize(value: JsonValue, most: number, heavy: Heavy | null = null): number {
  let size = 0
  const add = (part: JsonValue): void => {
    if (size > most) return
    if (part !== null && typeof part === 'object') {
      size += part === heavy?.value ? heavy.bytes : 2
      if (Array.isArray(part)) addItems(part)
      else addAttributes(part)
    } else {
      size += typeof part === 'string' ? textSize(part, most) : String(part).length
    }
  }
  const addItems = (items: readonly JsonValue[]): void => {
    size += Math.max(0, items.length - 1)
    for (const item of items) {
      if (size > most) return
      add(item)
    }
  }
  const addAttributes = (object: JsonObject): void => {
    const names = Object.keys(object)
    // A colon each, and the commas between them.
    size += Math.max(0, 2 * names.length - 1)
    for (const name of names) {
      if (size > most) return
      size += textSize(name, most)
      add(object[name] as JsonValue)
    }
  }
  add(value)
  return size
}

function textSize(text: string, most: number): number {
  return text.length > most ? text.length : Buffer.byteLength(JSON.stringify(text))
}
