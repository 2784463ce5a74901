import type { RangeCondition } from './condition.ts'

/** The ids that begin with a text. */
export function idsFrom(prefix: string): RangeCondition {
  const next = textAfter(prefix)
  return {
    kind: 'range',
    path: ['_id'],
    operator: '>=',
    value: prefix,
    ...(next !== null && { end: { operator: '<', value: next } }),
  }
}

/** The least text, by code point, that is greater than all that begin with a prefix; null for none. */
export function textAfter(prefix: string): string | null {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0)
  while (points.at(-1) === 0x10ffff) points.pop()
  const last = points.pop()
  if (last === undefined) return null
  return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1)
}
