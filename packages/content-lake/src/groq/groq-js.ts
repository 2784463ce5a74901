import { evaluateSync, DateTime as GroqDateTime, Path as GroqPath, unparse } from 'groq-js'
import type { Node } from './syntax-tree.ts'
import type { GroqValue } from './value.ts'

/** A point in time, as `dateTime()` makes it; serializes to RFC 3339. */
export interface DateTime {
  compareTo(other: DateTime): number
  equals(other: DateTime): boolean
  toJSON(): string
}

/** A pattern of ids, as `path()` makes it. */
export interface Path {
  toJSON(): string
}

export function isDateTime(value: unknown): value is DateTime {
  return value instanceof GroqDateTime
}

export function isPath(value: unknown): value is Path {
  return value instanceof GroqPath
}

export function dateTimeOf(date: Date): GroqValue {
  return new GroqDateTime(date) as DateTime
}

/** Has groq-js work out a node that needs nothing from its surroundings. */
function evaluateConstant(node: Node): GroqValue {
  return evaluateSync(node).data as GroqValue
}

/** A function of GROQ's standard library over values already worked out. */
export function callFunction(
  namespace: string,
  name: string,
  args: readonly GroqValue[],
): GroqValue {
  return evaluateConstant({ type: 'FuncCall', namespace, name, args: args.map(valueNode) })
}

/** An operator of GROQ over values already worked out. */
export function callOperator(op: string, left: GroqValue, right: GroqValue): GroqValue {
  return evaluateConstant({ type: 'OpCall', op, left: valueNode(left), right: valueNode(right) })
}

function valueNode(value: GroqValue): Node {
  return { type: 'Value', value }
}

const LONGEST_SOURCE = 120

/** A node as GROQ, for people to read: no more than its beginning when it is long. */
export function sourceText(node: Node): string {
  const text = unparse(node).replaceAll('global::', '').replaceAll('->.', '->')
  return text.length > LONGEST_SOURCE ? `${text.slice(0, LONGEST_SOURCE)}…` : text
}
