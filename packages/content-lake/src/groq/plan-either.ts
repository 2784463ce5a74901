import type { Condition } from '../documents/condition.ts'
import { NOTHING, type PlannedCondition } from './planned-condition.ts'

/** More would be a statement nested more deeply than SQLite takes: without an index they are asked of each document. */
const MOST_PARTS = 300

/** Kinds of conditions, those that mostly leave the fewest documents first. */
const NARROWEST_FIRST: readonly Condition['kind'][] = [
  'ids',
  'versions-of',
  'equals',
  'references',
  'text',
  'any',
  'release',
  'range',
  'missing',
  'types',
  'defined',
  'differs',
]

/** What holds for documents of which one plan holds or the other. */
export function planEither(
  left: readonly PlannedCondition[],
  right: readonly PlannedCondition[],
): PlannedCondition[] {
  if (left.includes(NOTHING)) return [...right]
  if (right.includes(NOTHING)) return [...left]
  const [a, b] = [narrowest(left), narrowest(right)]
  if (a === undefined || b === undefined) return []
  const isWhole = left.length === 1 && right.length === 1
  const exact = isWhole && a.exact && b.exact
  const types = eitherTypes(left, right)
  if (a.condition.kind === 'types' && b.condition.kind === 'types') {
    return types === null ? [] : [{ condition: types, exact }]
  }
  if (partsOf(a.condition) + partsOf(b.condition) > MOST_PARTS) {
    return types === null ? [] : [{ condition: types, exact: false }]
  }
  const either: PlannedCondition = {
    condition: { kind: 'any', of: [a.condition, b.condition] },
    exact,
  }
  return types === null ? [either] : [{ condition: types, exact: false }, either]
}

function partsOf(condition: Condition): number {
  if (condition.kind !== 'any') return 1
  return condition.of.reduce((sum, part) => sum + partsOf(part), 0)
}

function narrowest(planned: readonly PlannedCondition[]): PlannedCondition | undefined {
  const rank = ({ condition }: PlannedCondition) => NARROWEST_FIRST.indexOf(condition.kind)
  return planned.toSorted((a, b) => rank(a) - rank(b))[0]
}

/** The types that documents may have, when both sides say so. */
function eitherTypes(
  left: readonly PlannedCondition[],
  right: readonly PlannedCondition[],
): Extract<Condition, { kind: 'types' }> | null {
  const [a, b] = [typesOf(left), typesOf(right)]
  return a === null || b === null ? null : { kind: 'types', types: [...a, ...b] }
}

function typesOf(planned: readonly PlannedCondition[]): readonly string[] | null {
  for (const { condition } of planned) if (condition.kind === 'types') return condition.types
  return null
}
