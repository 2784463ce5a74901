import { checkAttributes, checkItems } from '../bounds.ts'
import { type GroqObject, type GroqValue, isObject } from '../value.ts'

/**
 * Where a value comes from: a place in a document, the query itself (`literal`), something worked out
 * (`unknown`), or, for what the query puts together, where each of its parts comes from.
 */
export type Origin = Place | 'literal' | 'unknown' | Map<string, Origin> | Origin[]

/** A value, and where it comes from. */
export interface Traced {
  readonly value: GroqValue
  readonly origin: Origin
}

/** The document that something was read from, under the id that the store has it by. */
export interface SourceDocument {
  readonly _id: string
  readonly _type: string
}

/** A position in an array as it is stored; its item's `_key` may name it too. */
export interface ArrayPosition {
  readonly array: readonly GroqValue[]
  readonly index: number
}

/** Where in a document a value stands, together with everything below it. */
export class Place {
  readonly document: SourceDocument
  /** From the document down. */
  readonly steps: readonly (string | ArrayPosition)[]

  constructor(document: SourceDocument, steps: readonly (string | ArrayPosition)[] = []) {
    this.document = document
    this.steps = steps
  }

  at(step: string | ArrayPosition): Place {
    return new Place(this.document, [...this.steps, step])
  }
}

/** Null that comes from nowhere. */
export const NOTHING: Traced = { value: null, origin: 'unknown' }

/** Where an attribute of a value comes from. A missing one is missing from the place it would stand at. */
export function attributeOrigin(origin: Origin, name: string): Origin {
  if (typeof origin === 'string') return origin
  if (origin instanceof Place) return origin.at(name)
  return origin instanceof Map ? (origin.get(name) ?? 'unknown') : 'unknown'
}

/** The items of an array, each with where it comes from; null when the value is no array. */
export function itemsOf({ value, origin }: Traced): Traced[] | null {
  if (!Array.isArray(value)) return null
  checkItems(value.length)
  return value.map((item, index) => ({ value: item, origin: itemOrigin(origin, value, index) }))
}

function itemOrigin(origin: Origin, array: readonly GroqValue[], index: number): Origin {
  if (typeof origin === 'string') return origin
  if (origin instanceof Place) return origin.at({ array, index })
  return Array.isArray(origin) ? (origin[index] ?? 'unknown') : 'unknown'
}

/** Where each attribute of an object comes from; empty when the value is no object. */
export function attributesOf({ value, origin }: Traced): Map<string, Origin> {
  const names = isObject(value) ? Object.keys(value) : []
  return new Map(names.map((name) => [name, attributeOrigin(origin, name)]))
}

/** An array out of items. */
export function arrayOf(items: readonly Traced[]): Traced {
  return { value: items.map(({ value }) => value), origin: items.map(({ origin }) => origin) }
}

/** An object out of one and its `_score`, as `score()` makes it. */
export function withScore(item: Traced, value: GroqObject, _score: number): Traced {
  checkAttributes(Object.keys(value).length)
  return { value: { ...value, _score }, origin: attributesOf(item).set('_score', 'unknown') }
}
