import { isDateTime } from './groq-js.ts'
import type { GroqValue } from './value.ts'

/**
 * How far the text of a time may be from it: a time zone is less than a day off, and `2024-02-30`,
 * which the parser takes, means the first of March.
 */
const SLACK_MS = 5 * 24 * 60 * 60 * 1000

type TextRange = [from: string, to: { operator: '<'; value: string }]

/**
 * What a text must lie between for `dateTime(text)` to compare like this with a point in time; null
 * when nothing can be said. Times of the common sort are written with the largest part first, and so
 * they come in their own order, but for their time zones.
 */
export function dateTimeBounds(op: string, value: GroqValue): TextRange | null {
  if (!isDateTime(value)) return null
  const time = Date.parse(value.toJSON())
  const [from, to] = [textOf(time - SLACK_MS), textOf(time + SLACK_MS)]
  if (from === null || to === null) return null
  const lowest = op === '<' || op === '<=' ? '' : from
  const highest = op === '>' || op === '>=' ? ':' : to
  return [lowest, { operator: '<', value: highest }]
}

/** Null outside the years that a text has four digits for. */
function textOf(time: number): string | null {
  if (!(time > Date.UTC(1, 0) && time < Date.UTC(9_999, 0))) return null
  return new Date(time).toISOString().slice(0, 19)
}
