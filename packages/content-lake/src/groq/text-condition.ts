import type { Condition } from '../documents/condition.ts'
import { tokenize } from '../documents/text-tokens.ts'
import { attributePath } from './node-shape.ts'
import type { Node } from './syntax-tree.ts'
import { TextQuery } from './text-query.ts'
import type { GroqValue } from './value.ts'

/**
 * What a `match` asks of the full-text index: a document that matches in some attribute holds the same
 * words somewhere. Null where the index does not know all words of the left side, or cannot help.
 */
export function textCondition(left: Node, pattern: GroqValue): Condition | null {
  if (pattern instanceof TextQuery) {
    const expression = isWholeDocument(left)
      ? pattern.indexExpression
      : areIndexedAttributes(left)
        ? pattern.wordsExpression
        : null
    return expression === null ? null : { kind: 'text', expression }
  }
  if (!areIndexedAttributes(left)) return null
  const patterns = Array.isArray(pattern) ? pattern : [pattern]
  const words = patterns.flatMap((part) => (typeof part === 'string' ? patternWords(part) : []))
  return words.length === 0 ? null : { kind: 'text', expression: words.slice(0, 50).join(' AND ') }
}

/** Whether a document matches just when it is a hit of the full-text index. */
export function asksIndexAlone(left: Node, pattern: GroqValue): pattern is TextQuery {
  return pattern instanceof TextQuery && pattern.indexExpression !== null && isWholeDocument(left)
}

/** What `"text" in tags` asks of the full-text index: the text's words stand in the document somewhere. */
export function memberCondition(array: Node, text: string): Condition | null {
  if (attributePath(array) === null || !areIndexedAttributes(array)) return null
  if (text.length > 1_000) return null
  const words = tokenize(text).slice(0, 50)
  if (words.length === 0) return null
  return { kind: 'text', expression: words.map((word) => `"${word}"`).join(' AND ') }
}

/** `@` or `[@, _id]`, as the Studio asks. */
function isWholeDocument(node: Node): boolean {
  if (node.type === 'Group') return isWholeDocument(node.base)
  if (node.type === 'This') return true
  if (node.type !== 'Array' || node.elements.every(({ value }) => value.type !== 'This'))
    return false
  return node.elements.every(
    ({ value, isSplat }) =>
      !isSplat && (value.type === 'This' || attributePath(value)?.join() === '_id'),
  )
}

function areIndexedAttributes(node: Node): boolean {
  if (node.type === 'Group') return areIndexedAttributes(node.base)
  if (node.type === 'Array') {
    return node.elements.every(({ value, isSplat }) => !isSplat && areIndexedAttributes(value))
  }
  if (node.type === 'FuncCall' && node.namespace === 'pt' && node.name === 'text') {
    return node.args.every(areIndexedAttributes)
  }
  const path = attributePath(node)
  return path?.every((name) => !name.startsWith('_')) ?? false
}

/**
 * The words that `match` needs, as the index has them. A dot stands for any character in groq-js'
 * patterns, so nothing can be said of a word around one.
 */
function patternWords(pattern: string): string[] {
  if (pattern.includes('.') || pattern.length > 1_000) return []
  const segments = pattern.split('*')
  return segments.flatMap((segment, i) => {
    const words = tokenize(segment)
    const beginsInside = i > 0 && WORD_START.test(segment)
    const goesOn = i < segments.length - 1 && WORD_END.test(segment)
    return words
      .map((word, j) => (goesOn && j === words.length - 1 ? `"${word}" *` : `"${word}"`))
      .slice(beginsInside ? 1 : 0)
  })
}

const WORD_START = /^[\p{L}\p{N}\p{M}\p{Co}]/u
const WORD_END = /[\p{L}\p{N}\p{M}\p{Co}]$/u
