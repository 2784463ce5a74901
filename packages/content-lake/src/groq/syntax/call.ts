import type { Node } from '../syntax-tree.ts'
import { callDeclared } from './declaration.ts'
import { atExpression, parseExpression } from './expression.ts'
import type { QueryReader } from './query-reader.ts'
import { parseSelector } from './selector.ts'
import { arityError, pipeSignatureOf, type Signature, signatureOf } from './signatures.ts'
import { GroqSyntaxError } from './syntax-error.ts'

/** Binds more tightly than `=>`. */
const ABOVE_PAIR = 2

/** Reads `name(…)` or `namespace::name(…)`. */
export function parseCall(reader: QueryReader): Node {
  const { start, ...first } = reader.next()
  if (!reader.take('::')) return parseArguments(reader, 'global', first.text, start, first.end)
  const { kind, text, end, start: nameStart } = reader.next()
  if (kind !== 'name' || !reader.at('(') || reader.peek().start !== end) {
    const description = 'expected a function following namespace expression'
    throw new GroqSyntaxError(description, nameStart, end)
  }
  return parseArguments(reader, first.text, text, start, end)
}

function parseArguments(
  reader: QueryReader,
  namespace: string,
  name: string,
  start: number,
  end: number,
): Node {
  if (namespace === 'global' && name === 'select') return parseSelect(reader)
  const fullName = namespace === 'global' ? name : `${namespace}::${name}`
  const declaration = reader.declarations.get(fullName)
  if (declaration !== undefined) {
    const args = parseList(reader, null)
    check(arityError(fullName, { least: 1, most: 1 }, args.length), start, end)
    return callDeclared(reader, declaration, args[0] ?? { type: 'This' })
  }
  const signature = signatureOf(namespace, name)
  if (signature === null) throw new GroqSyntaxError(`unknown function "${fullName}"`, start, end)
  check(contextError(reader, fullName, signature), start, end)
  const args = parseList(reader, signature)
  check(arityError(fullName, signature, args.length), start, end)
  if (namespace === 'global' && (name === 'before' || name === 'after')) {
    return { type: 'Context', key: name }
  }
  return { type: 'FuncCall', namespace, name, args }
}

/** Why a function that exists cannot be called at this place. */
function contextError(reader: QueryReader, name: string, { mode }: Signature): string | null {
  if (mode !== undefined && mode !== reader.mode) {
    return `function ${name}() is only available where changes are watched, as in webhooks`
  }
  if (name === 'boost' && !reader.boostAllowed) {
    return 'function boost() is only allowed inside score()'
  }
  if (name === 'anywhere') return 'function anywhere() is only allowed in a selector'
  if (name === 'text::semanticSimilarity') {
    return 'function text::semanticSimilarity() needs dataset embeddings, which are not enabled'
  }
  return null
}

function check(problem: string | null, start: number, end: number): void {
  if (problem !== null) throw new GroqSyntaxError(problem, start, end)
}

function parseList(reader: QueryReader, signature: Signature | null): Node[] {
  const opening = reader.next()
  const args: Node[] = []
  while (atExpression(reader)) {
    const isSelector = signature?.selector === args.length
    args.push(isSelector ? parseSelector(reader) : parseExpression(reader))
    if (!reader.take(',')) break
  }
  reader.close(')', opening, 'function arguments')
  return args
}

function parseSelect(reader: QueryReader): Node {
  const opening = reader.next()
  const alternatives: { condition: Node; value: Node }[] = []
  let fallback: Node | undefined
  while (atExpression(reader)) {
    const { start } = reader.peek()
    const value = parseExpression(reader, ABOVE_PAIR)
    if (fallback !== undefined) {
      throw new GroqSyntaxError('unexpected argument to select()', start, reader.previous().end)
    }
    if (reader.take('=>')) {
      alternatives.push({ condition: value, value: parseExpression(reader, ABOVE_PAIR) })
    } else fallback = value
    if (!reader.take(',')) break
  }
  reader.close(')', opening, 'function arguments')
  return { type: 'Select', alternatives, ...(fallback === undefined ? {} : { fallback }) }
}

/** Reads what follows a `|`: `order(…)` or `score(…)`. */
export function parsePipeCall(reader: QueryReader, base: Node): Node {
  if (!atExpression(reader)) throw reader.noExpression()
  const { kind, text: first, start, end } = reader.next()
  let name = first
  if (first === 'global' && reader.take('::')) name = reader.next().text
  if (kind !== 'name' || !reader.at('(') || reader.peek().start !== reader.previous().end) {
    throw new GroqSyntaxError('object or function expected', start, end)
  }
  const signature = pipeSignatureOf(name)
  if (signature === null) {
    throw new GroqSyntaxError(`undefined aggregate function "${name}"`, start, end)
  }
  const args = name === 'order' ? parseOrder(reader) : parseScore(reader, base, start, end)
  check(arityError(name, signature, args.length), start, end)
  return { type: 'PipeFuncCall', base, name, args }
}

function parseScore(reader: QueryReader, base: Node, start: number, end: number): Node[] {
  check(isProjected(base) ? 'score() must come before a projection' : null, start, end)
  const boostAllowed = reader.boostAllowed
  reader.boostAllowed = true
  const args = parseList(reader, null)
  reader.boostAllowed = boostAllowed
  return args
}

function isProjected(node: Node): boolean {
  if (node.type === 'Group') return isProjected(node.base)
  return node.type === 'Map' || node.type === 'Projection' || node.type === 'AccessElement'
}

function parseOrder(reader: QueryReader): Node[] {
  const opening = reader.next()
  const args: Node[] = []
  while (atExpression(reader)) {
    const base = parseExpression(reader)
    const isLogical = base.type === 'And' || base.type === 'Or'
    if (!isLogical && reader.takeWord('asc')) args.push({ type: 'Asc', base })
    else if (!isLogical && reader.takeWord('desc')) args.push({ type: 'Desc', base })
    else args.push(base)
    if (!reader.take(',')) break
  }
  reader.close(')', opening, 'function arguments')
  return args
}
