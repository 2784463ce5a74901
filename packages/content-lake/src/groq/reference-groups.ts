import type { Condition } from '../documents/condition.ts'
import type { DocumentGroup } from './ordered-groups.ts'
import type { OrderTerm } from './pipe-functions.ts'
import type { ReferenceValues } from './plan-reference.ts'
import { type GroqValue, totalCompare } from './value.ts'

/** All documents in groups by what an expression over their reference gives, as an order by it has them. */
export function referenceGroups(
  { path, values, otherwise }: ReferenceValues,
  { descending }: OrderTerm,
): DocumentGroup[] {
  const groups: { key: GroqValue; ids: string[] }[] = []
  for (const [id, key] of [...values].sort(([, a], [, b]) => totalCompare(a, b))) {
    const last = groups.at(-1)
    if (last !== undefined && totalCompare(last.key, key) === 0) last.ids.push(id)
    else groups.push({ key, ids: [id] })
  }
  const isOther = ({ key }: { key: GroqValue }) => totalCompare(key, otherwise) === 0
  if (!groups.some(isOther)) groups.push({ key: otherwise, ids: [] })
  const turn = descending ? -1 : 1
  return groups
    .sort((a, b) => turn * totalCompare(a.key, b.key))
    .map((group) => ({
      key: group.key,
      condition: isOther(group) ? noneOr(path, group.ids) : holds(path, group.ids),
    }))
}

function holds(path: readonly string[], values: readonly (string | boolean | null)[]): Condition {
  return { kind: 'equals', path, values }
}

/** One of the ids, or none that leads anywhere. */
function noneOr(path: readonly string[], ids: readonly string[]): Condition {
  const numbers: Condition = {
    kind: 'range',
    path,
    operator: '>=',
    value: Number.NEGATIVE_INFINITY,
  }
  return { kind: 'any', of: [holds(path, [...ids, '', false, true, null]), numbers] }
}
