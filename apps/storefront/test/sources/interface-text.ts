import { position, type SourceFile } from './source-files'
import { isNode, nameOf, type SyntaxNode, textOf, visitNodes } from './syntax-tree'

/** Attributes, of elements and of our own components, that a reader sees or hears. */
const SPOKEN =
  /^(aria-(label|description|placeholder|roledescription|valuetext)|alt|title|label|placeholder|kicker|heading|summary)$/

const LETTER = /\p{L}/u
/** How a word or sentence for readers begins, and class names, keys and addresses do not. */
const CAPITALISED = /^\s*\p{Lu}\p{Ll}/u

/** A sentence, as modules without elements hold them: names, types and headers are no sentences. */
const SENTENCE = /^\s*\p{Lu}\p{Ll}.*\s\p{Ll}/su

/** What is said to who runs the site, or who calls it: the log, and errors of a JSON API. */
const NOT_FOR_READERS = /^(log|refuse)$/

/**
 * Words of the interface in a file that belong into the catalogue: one `file:line: words` each. Of a .ts file, which
 * holds no elements, those that are sentences for readers.
 */
export function interfaceText(file: SourceFile): readonly string[] {
  const found: string[] = []
  visitNodes(file, (node, around) => {
    const text = node.type === 'JSXText' ? String(node.value) : textOf(node)
    if (text === undefined || !LETTER.test(text)) return
    const isOne = file.path.endsWith('.ts') ? isSentence : isForReaders
    if (isOne(node, text, around))
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

function isSentence(_node: SyntaxNode, text: string, around: readonly SyntaxNode[]): boolean {
  return SENTENCE.test(text) && !around.some(isForOthers)
}

function isForOthers({ type, callee }: SyntaxNode): boolean {
  if (type === 'NewExpression') return /Error$/.test(nameOf(callee) ?? '')
  if (type !== 'CallExpression' || !isNode(callee)) return false
  return NOT_FOR_READERS.test(
    nameOf(callee.type === 'MemberExpression' ? callee.object : callee) ?? '',
  )
}
