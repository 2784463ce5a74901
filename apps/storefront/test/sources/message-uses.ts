import { position, type SourceFile } from './source-files'
import { isNode, nameOf, type SyntaxNode, textOf, visitNodes } from './syntax-tree'

/** One call of `t` or `t.rich` with a literal key. */
export interface MessageUse {
  readonly key: string
  /** Names of the values and tags that it gives, sorted. */
  readonly given: readonly string[]
  readonly position: string
}

/** The calls in a file that write a message whose key stands there in full. */
export function messageUses(file: SourceFile): readonly MessageUse[] {
  const uses: MessageUse[] = []
  visitNodes(file, (node) => {
    if (node.type !== 'CallExpression' || !isTranslator(node.callee)) return
    const [key, values] = Array.isArray(node.arguments) ? node.arguments : []
    if (!isNode(key) || key.type !== 'Literal') return
    const properties = isNode(values) && Array.isArray(values.properties) ? values.properties : []
    uses.push({
      key: textOf(key) ?? '',
      given: properties.map((property: SyntaxNode) => nameOf(property.key) ?? '?').sort(),
      position: position(file, node.start),
    })
  })
  return uses
}

/** All strings of a file, where keys can stand: an ellipsis stands for what a template adds. */
export function stringsOf(file: SourceFile): readonly string[] {
  const strings: string[] = []
  visitNodes(file, (node) => {
    const text = textOf(node)
    if (text !== undefined) strings.push(text)
  })
  return strings
}

function isTranslator(callee: unknown): boolean {
  if (!isNode(callee)) return false
  return nameOf(callee.type === 'MemberExpression' ? callee.object : callee) === 't'
}
