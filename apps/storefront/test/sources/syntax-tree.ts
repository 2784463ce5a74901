import { parseAst } from 'vitest/node'
import type { SourceFile } from './source-files'

/** A node of ESTree with JSX and TypeScript, as far as the tests of the sources look at one. */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly [field: string]: unknown
}

/** What a template holds between its expressions. */
interface Quasi {
  readonly value: { readonly cooked: string }
}

/** Calls `visit` for each node of a file with the nodes around it, the nearest last. */
export function visitNodes(
  file: SourceFile,
  visit: (node: SyntaxNode, around: readonly SyntaxNode[]) => void,
): void {
  const walk = (value: unknown, around: readonly SyntaxNode[]) => {
    if (Array.isArray(value)) for (const item of value) walk(item, around)
    if (!isNode(value)) return
    visit(value, around)
    for (const child of Object.values(value)) walk(child, [...around, value])
  }
  walk(parseAst(file.text, { lang: file.path.endsWith('x') ? 'tsx' : 'ts' }, file.path), [])
}

/** What a string literal says, or a template, with an ellipsis where it has an expression. */
export function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return undefined
  return node.quasis.map((quasi: Quasi) => quasi.value.cooked).join('…')
}

/** The name of an identifier, of an attribute, or of a property that is not computed. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'JSXNamespacedName') return undefined
  return typeof node.name === 'string' ? node.name : textOf(node)
}

/** Whether a value is a node of a syntax tree (ESTree). */
export function isNode(value: unknown): value is SyntaxNode {
  return value !== null && typeof value === 'object' && 'type' in value && 'start' in value
}
