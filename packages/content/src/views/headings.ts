import type { BodyView } from './body.ts'
import type { ArticleBlockView } from './rich-text.ts'

export interface HeadingView {
  /** `_key` of the block that the heading is. */
  readonly blockKey: string
  /** Unique in the article; the `id` of the heading's element. */
  readonly anchor: string
  readonly text: string
  readonly level: 2 | 3 | 4
}

const LEVELS = { h2: 2, h3: 3, h4: 4 } as const

/** The plain text of a block. */
export function plainText(block: ArticleBlockView): string {
  return block.children.map((child) => (child._type === 'span' ? child.text : '')).join('')
}

/** Lists the headings of an article with anchors made from their words. */
export function headingsOf(body: BodyView): HeadingView[] {
  const taken = new Map<string, number>()
  return body.flatMap((block) => {
    if (block._type !== 'block' || block.style === 'normal' || block.style === 'blockquote')
      return []
    const text = plainText(block).trim()
    if (!text) return []
    const base = anchorOf(text)
    const count = (taken.get(base) ?? 0) + 1
    taken.set(base, count)
    const anchor = count === 1 ? base : `${base}-${count}`
    return [{ blockKey: block._key, anchor, text, level: LEVELS[block.style] }]
  })
}

function anchorOf(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return words || 'section'
}
