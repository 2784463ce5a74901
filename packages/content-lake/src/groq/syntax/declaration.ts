import { children, type Node } from '../syntax-tree.ts'
import { parseExpression } from './expression.ts'
import type { QueryReader } from './query-reader.ts'
import { GroqSyntaxError } from './syntax-error.ts'

/** A function that a query brings along: `fn ex::name($person) = $person{first, last};`. */
export interface Declaration {
  readonly name: string
  readonly parameter: string
  /** Where its body begins, as `QueryReader.position` counts. */
  readonly position: number
  body: Node | 'being read' | null
}

/** Reads the declarations that a query begins with. Their bodies may call each other in any order. */
export function parseDeclarations(reader: QueryReader): void {
  while (reader.atWord('fn')) {
    reader.next()
    const declaration = parseHead(reader)
    reader.declarations.set(declaration.name, declaration)
    while (!reader.at(';') && reader.peek().kind !== 'end') reader.next()
    if (!reader.take(';')) {
      bodyOf(reader, declaration)
      throw noEnd(reader)
    }
  }
  for (const declaration of reader.declarations.values()) bodyOf(reader, declaration)
}

function parseHead(reader: QueryReader): Declaration {
  const namespace = name(reader, 'expected function namespace')
  sign(reader, '::', "expected '::' followed by a function name")
  const own = name(reader, 'expected a function name')
  sign(reader, '(', "expected '(' following function name")
  const { kind, text: parameter, start } = reader.next()
  if (kind !== 'parameter') throw new GroqSyntaxError('expected parameter name', start)
  sign(reader, ')', "expected ')' following function arguments")
  sign(reader, '=', "expected '=' following ()")
  return { name: `${namespace}::${own}`, parameter, position: reader.position, body: null }
}

function name(reader: QueryReader, otherwise: string): string {
  const { kind, text, start } = reader.next()
  if (kind !== 'name') throw new GroqSyntaxError(otherwise, start)
  return text
}

function sign(reader: QueryReader, wanted: string, otherwise: string): void {
  if (!reader.take(wanted)) throw new GroqSyntaxError(otherwise, reader.peek().start)
}

function noEnd(reader: QueryReader): GroqSyntaxError {
  return new GroqSyntaxError("expected ';' at the end of function definition", reader.peek().start)
}

/** A call of a declared function: its body, about the argument. */
export function callDeclared(reader: QueryReader, declaration: Declaration, argument: Node): Node {
  return withArgument(bodyOf(reader, declaration), argument)
}

function bodyOf(reader: QueryReader, declaration: Declaration): Node {
  const { body, position, parameter } = declaration
  const { start, end } = reader.peekAt(position)
  if (body === 'being read') {
    throw new GroqSyntaxError(`function ${declaration.name}() calls itself`, start, end)
  }
  if (body !== null) return body
  declaration.body = 'being read'
  const parsed = reader.inBodyOf(declaration, () => {
    const node = parseExpression(reader)
    if (!reader.at(';')) throw noEnd(reader)
    return node
  })
  const inside = projectionOf(parsed, parameter)
  if (inside === null) {
    const description = `the body of function ${declaration.name}() must be a projection of $${parameter}`
    throw new GroqSyntaxError(description, start, end)
  }
  if (reachesOutside(inside, 0)) throw new GroqSyntaxError('parent usage is invalid', start, end)
  declaration.body = parsed
  return parsed
}

/** The object of `$p{…}`, `$p->{…}`, `$p[]{…}` or `$p[]->{…}`; null for anything else. */
function projectionOf(body: Node, parameter: string): Node | null {
  const isParameter = (node: Node) => node.type === 'Parameter' && node.name === parameter
  if (body.type === 'Map' && body.base.type === 'ArrayCoerce' && isParameter(body.base.base)) {
    return body.expr.type === 'Projection' ? body.expr.expr : null
  }
  if (body.type !== 'Projection') return null
  const base = body.base.type === 'Deref' ? body.base.base : body.base
  return isParameter(base) ? body.expr : null
}

function withArgument(body: Node, argument: Node): Node {
  if (body.type === 'Map') return { ...body, base: { type: 'ArrayCoerce', base: argument } }
  if (body.type !== 'Projection') return body
  return {
    ...body,
    base: body.base.type === 'Deref' ? { type: 'Deref', base: argument } : argument,
  }
}

/** Whether `^` leads out of the function, where its author cannot know what there is. */
function reachesOutside(node: Node, depth: number): boolean {
  switch (node.type) {
    case 'Parent':
      return node.n > depth
    case 'Filter':
    case 'Projection':
      return reachesOutside(node.base, depth) || reachesOutside(node.expr, depth + 1)
    case 'PipeFuncCall':
      return (
        reachesOutside(node.base, depth) || node.args.some((arg) => reachesOutside(arg, depth + 1))
      )
    default:
      return children(node).some((child) => reachesOutside(child, depth))
  }
}
