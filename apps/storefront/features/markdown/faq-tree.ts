import type { FaqItemView } from '@vitrine/content/views/body'
import type { BlockContent } from 'mdast'
import { heading, lines, paragraph } from './nodes'

/** Questions as headings, each above its answer. */
export function faqTree(items: readonly FaqItemView[]): BlockContent[] {
  return items.flatMap(({ question, answer }) => [
    heading(3, question),
    ...(answer ? [paragraph(...lines(answer))] : []),
  ])
}
