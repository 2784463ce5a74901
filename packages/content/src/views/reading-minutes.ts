import type { BodyView } from './body.ts'
import { plainText } from './headings.ts'

const WORDS_PER_MINUTE = 220

/** Minutes to read an article, at least one. */
export function readingMinutes(body: BodyView): number {
  const words = body.map(textOf).join(' ').split(/\s+/).filter(Boolean).length
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE))
}

function textOf(block: BodyView[number]): string {
  switch (block._type) {
    case 'block':
      return plainText(block)
    case 'callout':
      return block.text ?? ''
    case 'faq':
      return block.items.map((item) => `${item.question} ${item.answer ?? ''}`).join(' ')
    default:
      return ''
  }
}
