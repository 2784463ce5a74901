import type { Node } from '../syntax-tree.ts'
import { parseCall, parsePipeCall } from './call.ts'
import { parseArray, parseObject } from './literal.ts'
import type { QueryReader } from './query-reader.ts'
import { GroqSyntaxError } from './syntax-error.ts'
import type { Token } from './token.ts'
import { atTraversal, parseTraversal } from './traversal-steps.ts'

/** How tightly operators bind: those of a higher level first. */
const LEVEL = { pair: 1, or: 2, and: 3, comparison: 4, add: 6, multiply: 7, power: 8, prefix: 10 }
const PIPE_LEVEL = 11
const OPERAND_LEVEL = 12
const ADDITIVE = new Set(['+', '-'])
const MULTIPLICATIVE = new Set(['*', '/', '%'])
const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>='])
const OPENING = new Set(['(', '[', '{', '*', '@', '^', '!', '+', '-'])

/** Whether the next token can begin an expression. */
export function atExpression(reader: QueryReader): boolean {
  const { kind, text } = reader.peek()
  if (kind === 'sign') return OPENING.has(text)
  return kind !== 'illegal' && kind !== 'end'
}

/** Reads an expression whose operators bind at least as tightly as `level` says. */
export function parseExpression(reader: QueryReader, level = 0): Node {
  return parseOperators(reader, parseOperand(reader), level)
}

function parseOperators(reader: QueryReader, operand: Node, level: number): Node {
  let left = operand
  let leftLevel = OPERAND_LEVEL
  const binds = (own: number) => level <= own && leftLevel >= own
  const bindsOnce = (own: number) => level <= own && leftLevel > own
  while (true) {
    if (atTraversal(reader)) {
      left = parseTraversal(reader, left)
      continue
    }
    const { kind, text } = reader.peek()
    if (kind === 'name') {
      if ((text !== 'in' && text !== 'match') || !bindsOnce(LEVEL.comparison)) return left
      reader.next()
      left =
        text === 'in' ? parseIn(reader, left) : binary(reader, text, left, LEVEL.comparison + 1)
      leftLevel = LEVEL.comparison
    } else if (kind !== 'sign') {
      return left
    } else if (text === '||' && binds(LEVEL.or)) {
      reader.next()
      left = { type: 'Or', left, right: parseExpression(reader, LEVEL.or + 1) }
      leftLevel = LEVEL.or
    } else if (text === '&&' && binds(LEVEL.and)) {
      reader.next()
      left = { type: 'And', left, right: parseExpression(reader, LEVEL.and + 1) }
      leftLevel = LEVEL.and
    } else if (COMPARISONS.has(text) && bindsOnce(LEVEL.comparison)) {
      reader.next()
      left = binary(reader, text, left, LEVEL.comparison + 1)
      leftLevel = LEVEL.comparison
    } else if (ADDITIVE.has(text) && binds(LEVEL.add)) {
      reader.next()
      left = binary(reader, text, left, LEVEL.add + 1)
      leftLevel = LEVEL.add
    } else if (MULTIPLICATIVE.has(text) && binds(LEVEL.multiply)) {
      reader.next()
      left = binary(reader, text, left, LEVEL.multiply + 1)
      leftLevel = LEVEL.multiply
    } else if (text === '**' && bindsOnce(LEVEL.power)) {
      reader.next()
      left = binary(reader, text, left, LEVEL.power)
      leftLevel = LEVEL.power
    } else if (text === '|' && binds(PIPE_LEVEL)) {
      reader.next()
      left = parsePipeCall(reader, left)
      leftLevel = PIPE_LEVEL
    } else {
      return left
    }
  }
}

function binary(reader: QueryReader, op: string, left: Node, level: number): Node {
  return { type: 'OpCall', op, left, right: parseExpression(reader, level) }
}

/** What follows `in`: a value, or a range such as `1..5`, with or without parentheses. */
function parseIn(reader: QueryReader, base: Node): Node {
  const level = LEVEL.comparison + 1
  if (!reader.at('(')) return inValueOrRange(reader, base, parseExpression(reader, level), level)
  const opening = reader.next()
  const inner = parseExpression(reader)
  if (reader.at('..') || reader.at('...')) {
    const range = inValueOrRange(reader, base, inner, 0)
    reader.close(')', opening, 'parenthesized expression')
    return range
  }
  reader.close(')', opening, 'parenthesized expression')
  const right = parseOperators(reader, { type: 'Group', base: inner }, level)
  return inValueOrRange(reader, base, right.type === 'Group' ? right.base : right, level)
}

function inValueOrRange(reader: QueryReader, base: Node, left: Node, level: number): Node {
  const isInclusive = reader.at('..')
  if (!isInclusive && !reader.at('...'))
    return { type: 'OpCall', op: 'in', left: base, right: left }
  reader.next()
  return { type: 'InRange', base, left, right: parseExpression(reader, level), isInclusive }
}

function parseOperand(reader: QueryReader): Node {
  if (!atExpression(reader)) throw reader.noExpression()
  const token = reader.peek()
  switch (token.kind) {
    case 'name':
      return parseName(reader)
    case 'parameter':
      return parseParameter(reader)
    case 'string':
    case 'number':
      reader.next()
      return { type: 'Value', value: token.value ?? null }
    default:
      return parseSign(reader, token)
  }
}

function parseSign(reader: QueryReader, token: Token): Node {
  if (token.text === '[') return parseArray(reader)
  if (token.text === '{') return parseObject(reader)
  reader.next()
  switch (token.text) {
    case '*':
      return { type: 'Everything' }
    case '@':
      return { type: 'This' }
    case '^':
      return parseParent(reader)
    case '!':
      return { type: 'Not', base: parseExpression(reader, LEVEL.prefix) }
    case '+':
      return { type: 'Pos', base: parseExpression(reader, LEVEL.prefix) }
    case '-':
      return { type: 'Neg', base: parseExpression(reader, LEVEL.power) }
    default:
      return parseGroup(reader, token)
  }
}

function parseName(reader: QueryReader): Node {
  const { text, end } = reader.peek()
  const followsClosely = reader.peek(1).start === end
  if (followsClosely && (reader.at('(', 1) || reader.at('::', 1))) return parseCall(reader)
  reader.next()
  if (text === 'null') return { type: 'Value', value: null }
  if (text === 'true' || text === 'false') return { type: 'Value', value: text === 'true' }
  return { type: 'AccessAttribute', name: text }
}

function parseParameter(reader: QueryReader): Node {
  const { text: name, start, end } = reader.next()
  const { declaration } = reader
  if (declaration?.parameter === name) {
    if (reader.position === declaration.position + 1) return { type: 'Parameter', name }
    throw new GroqSyntaxError(
      `$${name} is only allowed at the beginning of its function`,
      start,
      end,
    )
  }
  // As the API does, which counts the `$` as part of the position and not of the length.
  if (!reader.parameters.has(name)) reader.parameters.set(name, { start, end: start + name.length })
  return { type: 'Parameter', name }
}

function parseParent(reader: QueryReader): Node {
  let n = 1
  while (reader.at('.') && reader.at('^', 1)) {
    reader.next()
    reader.next()
    n++
  }
  return { type: 'Parent', n }
}

function parseGroup(reader: QueryReader, opening: Token): Node {
  const base = parseExpression(reader)
  if (reader.at(',')) {
    const { start, end } = reader.peek()
    throw new GroqSyntaxError('a tuple is only allowed as a selector', start, end)
  }
  reader.close(')', opening, 'parenthesized expression')
  return { type: 'Group', base }
}
