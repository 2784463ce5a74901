import type { RootContent } from 'mdast'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { toMarkdown } from 'mdast-util-to-markdown'
import { legible } from '@/xml/legible'

/** Text is text: two tildes would strike it through in GitHub's Markdown. */
const STRIKETHROUGH = { character: '~', inConstruct: 'phrasing' } as const

/** Writes a syntax tree as CommonMark with tables; whatever its texts hold stays text. */
export function writeMarkdown(children: RootContent[]): string {
  const filled = children.filter((child) => child.type !== 'list' || child.children.length > 0)
  return legible(
    toMarkdown(
      { type: 'root', children: filled },
      {
        bullet: '-',
        emphasis: '_',
        extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), { unsafe: [STRIKETHROUGH] }],
      },
    ),
  )
}
