import type { ArrayElement, Node, ObjectAttribute, ObjectNode } from '../syntax-tree.ts'
import { atExpression, parseExpression } from './expression.ts'
import type { QueryReader } from './query-reader.ts'
import { GroqSyntaxError } from './syntax-error.ts'

/** Binds more tightly than `=>`. */
const ABOVE_PAIR = 2

/** Reads `[a, ...b]`. */
export function parseArray(reader: QueryReader): Node {
  const opening = reader.next()
  const elements: ArrayElement[] = []
  while (reader.at('...') || atExpression(reader)) {
    const isSplat = reader.take('...')
    elements.push({ value: parseExpression(reader), isSplat })
    if (!reader.take(',')) break
  }
  reader.close(']', opening, 'array body')
  return { type: 'Array', elements }
}

/** Reads `{a, "b": c, ...d, e => {…}}`. */
export function parseObject(reader: QueryReader): ObjectNode {
  const opening = reader.next()
  const attributes: ObjectAttribute[] = []
  while (reader.at('...') || atExpression(reader)) {
    attributes.push(parseAttribute(reader))
    if (!reader.take(',')) break
  }
  reader.close('}', opening, 'object body')
  return { type: 'Object', attributes }
}

function parseAttribute(reader: QueryReader): ObjectAttribute {
  if (reader.take('...')) {
    const value: Node = atExpression(reader) ? parseExpression(reader) : { type: 'This' }
    return { type: 'ObjectSplat', value }
  }
  const token = reader.peek()
  if (token.kind === 'string' && reader.at(':', 1)) {
    reader.next()
    reader.next()
    const name = String(token.value)
    return { type: 'ObjectAttributeValue', name, value: parseExpression(reader) }
  }
  const value = parseExpression(reader, ABOVE_PAIR)
  if (reader.take('=>')) {
    const splat = parseExpression(reader, ABOVE_PAIR)
    return { type: 'ObjectConditionalSplat', condition: value, value: splat }
  }
  const name = nameOf(value)
  if (name === null) {
    const { end } = reader.previous()
    throw new GroqSyntaxError('attribute or a string key expected', token.start, end)
  }
  return { type: 'ObjectAttributeValue', name, value }
}

/** The attribute that an expression fills when it is not told: `author->{name}` fills `author`. */
function nameOf(node: Node): string | null {
  switch (node.type) {
    case 'AccessAttribute':
      return node.base === undefined ? node.name : null
    case 'PipeFuncCall':
    case 'Deref':
    case 'Map':
    case 'FlatMap':
    case 'Projection':
    case 'Slice':
    case 'Filter':
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Group':
      return nameOf(node.base)
    default:
      return null
  }
}
