import type { RangeCondition } from '../documents/condition.ts'
import { pathKey } from '../documents/of-path.ts'
import { NOTHING, type PlannedCondition } from './planned-condition.ts'
import { compareStrings } from './value.ts'

type Value = string | number
type Lower = { readonly operator: '>' | '>='; readonly value: Value }
type Upper = { readonly operator: '<' | '<='; readonly value: Value }

interface PlannedRange {
  readonly condition: RangeCondition
  readonly exact: boolean
}

/** Conditions that all hold, with those that bound the same attribute as one: an index then reads what lies between. */
export function intersectRanges(planned: readonly PlannedCondition[]): PlannedCondition[] {
  const rest: PlannedCondition[] = []
  const ranges = new Map<string, PlannedRange>()
  for (const plan of planned) {
    const { condition, exact } = plan
    if (condition.kind !== 'range') {
      rest.push(plan)
      continue
    }
    const path = pathKey(condition.path)
    const other = ranges.get(path)
    const both = other === undefined ? condition : intersection(other.condition, condition)
    // Nothing is a text and a number.
    if (both === null) return [NOTHING]
    ranges.set(path, { condition: both, exact: exact && other?.exact !== false })
  }
  return [...rest, ...ranges.values()]
}

function intersection(a: RangeCondition, b: RangeCondition): RangeCondition | null {
  if (typeof a.value !== typeof b.value) return null
  const lower = tighter(lowerOf(a), lowerOf(b), 1)
  const upper = tighter(upperOf(a), upperOf(b), -1)
  const { path } = a
  if (lower === null) return upper === null ? null : { kind: 'range', path, ...upper }
  return { kind: 'range', path, ...lower, ...(upper !== null && { end: upper }) }
}

function lowerOf({ operator, value }: RangeCondition): Lower | null {
  return operator === '>' || operator === '>=' ? { operator, value } : null
}

function upperOf({ operator, value, end }: RangeCondition): Upper | null {
  return operator === '<' || operator === '<=' ? { operator, value } : (end ?? null)
}

/** @param sign 1 where the greater bound is the tighter one, -1 where the lesser is */
function tighter<Bound extends Lower | Upper>(
  a: Bound | null,
  b: Bound | null,
  sign: 1 | -1,
): Bound | null {
  if (a === null || b === null) return a ?? b
  const difference = sign * compare(a.value, b.value)
  if (difference !== 0) return difference > 0 ? a : b
  return a.operator.length === 1 ? a : b
}

function compare(a: Value, b: Value): number {
  return typeof a === 'string' && typeof b === 'string'
    ? compareStrings(a, b)
    : Number(a) - Number(b)
}
