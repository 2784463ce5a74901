import { type ApiError, dataError } from '../errors.ts'
import type { Deadline } from './deadline.ts'

/*
 * V8 ends a thread whose heap fills up bit by bit, which is one query's loss. But one allocation that is larger than
 * what is left and the 16 MiB that Node then adds ends the process. So nothing that a query puts together may need as
 * much in one piece, and what it is to be is known before it is made.
 */

/** In characters. In upper case a text may have three times as many, of two bytes each. */
export const LONGEST_TEXT = 1_000_000
/** An array has eight bytes for each, and half as many again when it makes room for more; a set three times as many. */
export const MOST_ITEMS = 500_000
/** An object of many takes some 50 bytes for each, and half as many again when it makes room for more. */
export const MOST_ATTRIBUTES = 100_000

/** @throws ApiError 400 queryMemoryError when a text of so many characters is more than a query may work with */
export function checkText(characters: number): void {
  if (characters > LONGEST_TEXT) throw tooLarge('a text', LONGEST_TEXT, 'characters')
}

/** @throws ApiError 400 queryMemoryError when an array of so many items is more than a query may work with */
export function checkItems(items: number): void {
  if (items > MOST_ITEMS) throw tooLarge('an array', MOST_ITEMS, 'items')
}

/** @throws ApiError 400 queryMemoryError when an object of so many attributes is more than a query may work with */
export function checkAttributes(attributes: number): void {
  if (attributes > MOST_ATTRIBUTES) throw tooLarge('an object', MOST_ATTRIBUTES, 'attributes')
}

/** Adds items to an array that a query puts together. Throws as `checkItems`, and as the deadline does. */
export function append<T>(array: T[], items: readonly T[], deadline: Deadline): void {
  checkItems(array.length + items.length)
  deadline.tickFor(items.length)
  for (const item of items) array.push(item)
}

/** What `flatMap` gives. Throws as `append` does. */
export function gather<Part, Item>(
  parts: readonly Part[],
  itemsOf: (part: Part, index: number) => readonly Item[],
  deadline: Deadline,
): Item[] {
  const items: Item[] = []
  for (const [index, part] of parts.entries()) {
    deadline.tick()
    append(items, itemsOf(part, index), deadline)
  }
  return items
}

function tooLarge(what: string, most: number, of: string): ApiError {
  const description = `The query puts together ${what} of more than ${most} ${of}`
  return dataError(400, 'queryMemoryError', description)
}
