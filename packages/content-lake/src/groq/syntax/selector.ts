import type { Node } from '../syntax-tree.ts'
import { constantOf } from './constant.ts'
import { parseExpression } from './expression.ts'
import type { QueryReader } from './query-reader.ts'
import { GroqSyntaxError } from './syntax-error.ts'
import { parseAttributeName } from './traversal-steps.ts'

/** Reads a selector, which names parts of a document: `a.b[].(c, d)`, `anywhere(_type == "x")`. */
export function parseSelector(reader: QueryReader): Node {
  let selector = parseStart(reader)
  while (true) {
    if (reader.take('.')) selector = parseNested(reader, selector)
    else if (reader.at('[')) selector = parseBrackets(reader, selector)
    else break
  }
  if (!reader.at(',') && !reader.at(')')) throw invalid(reader)
  return selector
}

function parseStart(reader: QueryReader): Node {
  if (reader.at('(')) return parseMembers(reader)
  const { kind, text } = reader.peek()
  if (kind !== 'name') throw invalid(reader)
  reader.next()
  if (!reader.at('(')) return { type: 'AccessAttribute', name: text }
  if (text !== 'anywhere') throw invalid(reader)
  const opening = reader.next()
  const arg = parseExpression(reader)
  reader.close(')', opening, 'function arguments')
  return { type: 'SelectorFuncCall', name: 'anywhere', arg }
}

/** One selector in parentheses, or several as a tuple. */
function parseMembers(reader: QueryReader): Node {
  const opening = reader.next()
  const members = [parseSelector(reader)]
  while (reader.take(',')) members.push(parseSelector(reader))
  reader.close(')', opening, 'parenthesized expression')
  const [only] = members
  return only !== undefined && members.length === 1 ? only : { type: 'Tuple', members }
}

function parseNested(reader: QueryReader, base: Node): Node {
  if (!reader.at('(')) return { type: 'AccessAttribute', base, name: parseAttributeName(reader) }
  const { start, end } = reader.peek()
  const nested = parseMembers(reader)
  if (nested.type === 'SelectorFuncCall') {
    throw new GroqSyntaxError('anywhere() cannot follow a dot', start, end)
  }
  return { type: 'SelectorNested', base, nested }
}

function parseBrackets(reader: QueryReader, base: Node): Node {
  const opening = reader.next()
  if (reader.take(']')) return { type: 'ArrayCoerce', base }
  const expr = parseExpression(reader)
  const { end } = reader.close(']', opening, 'expression')
  const constant = constantOf(expr, reader)
  if (typeof constant === 'number') {
    throw new GroqSyntaxError('a selector cannot name one element', opening.start, end)
  }
  return typeof constant === 'string'
    ? { type: 'AccessAttribute', base, name: constant }
    : { type: 'Filter', base, expr }
}

function invalid(reader: QueryReader): GroqSyntaxError {
  const { start, end } = reader.peek()
  return new GroqSyntaxError('invalid selector syntax', start, end)
}
