import type { Verdict } from './verdict.ts'

interface Span {
  _type: string
  text?: string
}

/** The part of a Portable Text block that the checks read. */
export interface TextBlock {
  _type: string
  style?: string
  children?: readonly Span[]
}

function isTextBlock(value: unknown): value is TextBlock {
  return (
    typeof value === 'object' &&
    value !== null &&
    '_type' in value &&
    value._type === 'block' &&
    (!('children' in value) || Array.isArray(value.children))
  )
}

/** The paragraphs and headings of a Portable Text value; other blocks are left out. */
function textBlocks(value: unknown): TextBlock[] {
  return Array.isArray(value) ? value.filter(isTextBlock) : []
}

/** The text of the paragraphs and headings, one a line; other blocks are left out. */
export function plainText(value: unknown): string {
  return textBlocks(value)
    .map((block) => (block.children ?? []).map((child) => child.text ?? '').join(''))
    .join('\n')
}

const HEADING = /^h([2-6])$/

/** Checks that headings step down one level at a time, so that the contents list and screen readers can follow. */
export function checkHeadingOrder(value: unknown): Verdict {
  let level = 1
  for (const block of textBlocks(value)) {
    const found = HEADING.exec(block.style ?? '')
    if (!found) continue
    const next = Number(found[1])
    const text = plainText([block]).trim()
    if (!text) return 'A heading is empty. Write it, or turn it into a paragraph.'
    if (next > level + 1)
      return `“${text}” is a heading of level ${next} right below level ${level}. Use level ${level + 1}.`
    level = next
  }
  return true
}
