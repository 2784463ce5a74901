import type { Node } from '../syntax-tree.ts'
import { constantOf } from './constant.ts'
import { atExpression, parseExpression } from './expression.ts'
import { parseObject } from './literal.ts'
import type { QueryReader } from './query-reader.ts'
import { GroqSyntaxError } from './syntax-error.ts'
import type { Token } from './token.ts'
import {
  arrayStep,
  elementStep,
  plainStep,
  projectionStep,
  type TraversalStep,
  traverse,
} from './traversal.ts'

const OPERATOR_WORDS = new Set(['in', 'match', 'asc', 'desc'])

/** Whether a step deeper into a value comes next. */
export function atTraversal(reader: QueryReader): boolean {
  return (
    reader.at('.') ||
    reader.at('[') ||
    reader.at('{') ||
    reader.at('->') ||
    (reader.at('|') && reader.at('{', 1))
  )
}

/** Reads the steps that follow a base: attributes, elements, filters, slices, `->` and projections. */
export function parseTraversal(reader: QueryReader, base: Node): Node {
  const steps: TraversalStep[] = []
  while (atTraversal(reader)) steps.push(parseStep(reader))
  return traverse(base, steps)
}

function parseStep(reader: QueryReader): TraversalStep {
  if (reader.take('.')) return attributeStep(parseAttributeName(reader))
  if (reader.take('->')) return parseDeref(reader)
  if (reader.at('[')) return parseBrackets(reader)
  reader.take('|')
  const expr = parseObject(reader)
  return projectionStep((base) => ({ type: 'Projection', base, expr }))
}

function attributeStep(name: string): TraversalStep {
  return plainStep((base) => ({ type: 'AccessAttribute', base, name }))
}

/** The name behind a dot. */
export function parseAttributeName(reader: QueryReader): string {
  const { kind, text, start, end } = reader.peek()
  if (kind !== 'name') {
    if (reader.at('^') || reader.at('@')) {
      throw new GroqSyntaxError(`${text} is not allowed here`, start, end)
    }
    if (!atExpression(reader)) throw reader.noExpression()
    throw new GroqSyntaxError('attribute expected', start, end)
  }
  reader.next()
  return text
}

function parseDeref(reader: QueryReader): TraversalStep {
  const { kind, text } = reader.peek()
  if (kind !== 'name' || OPERATOR_WORDS.has(text)) {
    return plainStep((base) => ({ type: 'Deref', base }))
  }
  reader.next()
  return plainStep((base) => ({
    type: 'AccessAttribute',
    base: { type: 'Deref', base },
    name: text,
  }))
}

function parseBrackets(reader: QueryReader): TraversalStep {
  const opening = reader.next()
  if (!atExpression(reader)) {
    reader.close(']', opening, 'expression')
    return arrayStep((base) => ({ type: 'ArrayCoerce', base }))
  }
  const expr = parseExpression(reader)
  if (reader.at('..') || reader.at('...')) return parseSlice(reader, opening, expr)
  reader.close(']', opening, 'expression')
  const constant = constantOf(expr, reader)
  if (typeof constant === 'string') return attributeStep(constant)
  if (typeof constant === 'number') {
    return elementStep((base) => ({ type: 'AccessElement', base, index: constant }))
  }
  return arrayStep((base) => ({ type: 'Filter', base, expr }))
}

function parseSlice(reader: QueryReader, opening: Token, from: Node): TraversalStep {
  const isInclusive = reader.next().text === '..'
  const to = parseExpression(reader)
  const { end } = reader.close(']', opening, 'expression')
  const left = constantOf(from, reader)
  const right = constantOf(to, reader)
  if (!isInteger(left) || !isInteger(right)) {
    const description = 'subscript ranges must have integer endpoints'
    throw new GroqSyntaxError(description, opening.start, end)
  }
  return arrayStep((base) => ({ type: 'Slice', base, left, right, isInclusive }))
}

function isInteger(value: number | string | null): value is number {
  return Number.isInteger(value)
}
