import type { Condition } from '../documents/condition.ts'
import { isExactKey, type Scalar } from '../documents/sort-key.ts'
import type { GroqValue } from './value.ts'

/** A part of a filter as the store can answer it. */
export interface PlannedCondition {
  readonly condition: Condition
  /** Whether it holds for just the documents that the filter's part holds for. */
  readonly exact: boolean
}

/** What no document satisfies. */
export const NOTHING: PlannedCondition = { condition: { kind: 'types', types: [] }, exact: true }

/** Each comparison, and the one that says the same with its sides exchanged. */
export const COMPARISONS = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

/** Each comparison, and the one that holds where it is false: neither holds between texts and numbers. */
export const OPPOSITES = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
} as const

/** The attributes of every document that are indexed by their order. */
const COMPARABLE = new Set(['_id', '_createdAt', '_updatedAt'])

/** What no document lacks. */
const EVERYWHERE = new Set(['_id', '_type'])

/** The document refers to one of these. */
export function references(targets: readonly string[]): PlannedCondition[] {
  return [{ condition: { kind: 'references', targets }, exact: false }]
}

/** An attribute has one of these values. */
export function equals(path: readonly string[], values: readonly GroqValue[]): PlannedCondition[] {
  const name = path.join('.')
  if (name === '_originalId') return []
  const scalars = values.filter(isScalar)
  const strings = scalars.filter((value) => typeof value === 'string')
  if (!scalars.every(isExactKey) || scalars.length > 5_000) return []
  // Every document has these, and so null asks for none.
  if (name === '_id') return [{ condition: { kind: 'ids', ids: strings }, exact: true }]
  if (name === '_type') return [{ condition: { kind: 'types', types: strings }, exact: true }]
  if (values.includes(null)) return scalars.length === 0 ? missing(path) : orMissing(path, scalars)
  if (scalars.length === 0) return [NOTHING]
  if (path.at(-1) === '_ref' && !strings.includes('')) return references(strings)
  return [{ condition: { kind: 'equals', path, values: scalars }, exact: true }]
}

/** An attribute is missing, or has one of these values. An index does not tell what is missing from an array or object. */
function orMissing(path: readonly string[], scalars: readonly Scalar[]): PlannedCondition[] {
  return [{ condition: { kind: 'equals', path, values: [...scalars, null] }, exact: false }]
}

/** An attribute is missing, or null. */
export function missing(path: readonly string[]): PlannedCondition[] {
  return presence('missing', path)
}

/** An attribute is there, and not null. */
export function defined(path: readonly string[]): PlannedCondition[] {
  return presence('defined', path)
}

function presence(kind: 'missing' | 'defined', path: readonly string[]): PlannedCondition[] {
  if (path[0] === '_originalId' || EVERYWHERE.has(path.join('.'))) return []
  return [{ condition: { kind, path }, exact: true }]
}

/** An attribute is anything but a value, what is missing among it. */
export function differs(path: readonly string[], value: GroqValue): PlannedCondition[] {
  if (value === null) return defined(path)
  // It leaves all documents but one: no index has fewer to read.
  if (path.join('.') === '_id' || path[0] === '_originalId') return []
  if (!isScalar(value) || !isExactKey(value)) return []
  return [{ condition: { kind: 'differs', path, value }, exact: true }]
}

/** An attribute compares like this, and where there is an `end`, lies before it. */
export function range(
  path: readonly string[],
  operator: keyof typeof COMPARISONS,
  value: GroqValue,
  end?: { readonly operator: '<' | '<='; readonly value: GroqValue },
): PlannedCondition[] {
  if (path[0]?.startsWith('_') && !COMPARABLE.has(path.join('.'))) return []
  if (!isBound(value)) return []
  const from = { kind: 'range', path, operator, value } as const
  if (end === undefined) return [{ condition: from, exact: true }]
  // Nothing lies between a text and a number.
  if (typeof end.value !== typeof value) return [NOTHING]
  if (!isBound(end.value)) return [{ condition: from, exact: false }]
  const to = { operator: end.operator, value: end.value }
  return [{ condition: { ...from, end: to }, exact: true }]
}

function isBound(value: GroqValue): value is string | number {
  return (typeof value === 'string' || typeof value === 'number') && isExactKey(value)
}

function isScalar(value: GroqValue): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** The same, for a part that says more. */
export function inexact({ condition }: PlannedCondition): PlannedCondition {
  return { condition, exact: false }
}
