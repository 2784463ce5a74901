import { position, type SourceFile } from './source-files'
import { nameOf, type SyntaxNode, textOf, visitNodes } from './syntax-tree'

/** Attributes, of elements and of our own components, that a reader sees or hears. */
const SPOKEN =
  /^(aria-(label|description|placeholder|roledescription|valuetext)|alt|title|label|placeholder|kicker|heading|summary)$/

const LETTER = /\p{L}/u
/** How a word or sentence for readers begins, and class names, keys and addresses do not. */
const CAPITALISED = /^\s*\p{Lu}\p{Ll}/u

/** Words of the interface in a .tsx file that belong into the catalogue: one `file:line: words` each. */
export function interfaceText(file: SourceFile): readonly string[] {
  const found: string[] = []
  visitNodes(file, (node, around) => {
    const text = node.type === 'JSXText' ? String(node.value) : textOf(node)
    if (text === undefined || !LETTER.test(text)) return
    if (isForReaders(node, text, around))
      found.push(`${position(file, node.start)}: ${text.trim().replace(/\s+/g, ' ')}`)
  })
  return found
}

function isForReaders(node: SyntaxNode, text: string, around: readonly SyntaxNode[]): boolean {
  if (node.type === 'JSXText') return true
  const [outer, parent] = around.slice(-2)
  if (!parent || /^(Import|Export|TS)/.test(parent.type)) return false
  const attribute = parent.type === 'JSXAttribute' ? parent : outer
  if (attribute?.type === 'JSXAttribute' && SPOKEN.test(nameOf(attribute.name) ?? '')) return true
  if (
    parent.type === 'JSXExpressionContainer' &&
    outer &&
    /^JSX(Element|Fragment)$/.test(outer.type)
  )
    return true
  return CAPITALISED.test(text)
}
