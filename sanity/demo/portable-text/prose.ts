import { type Inline, readInline } from './inline.ts'

export type TextBlock = Inline & {
  _type: 'block'
  style: 'normal' | 'h2' | 'h3' | 'blockquote'
  listItem?: 'bullet' | 'number'
  level?: 1
}

const LINE = /^(## |### |> |- |\d+\. )?(.*)$/s

function readLine(line: string): TextBlock {
  const [, sign = '', text = ''] = LINE.exec(line) ?? []
  const block = { _type: 'block', ...readInline(text) } as const
  if (sign === '## ') return { ...block, style: 'h2' }
  if (sign === '### ') return { ...block, style: 'h3' }
  if (sign === '> ') return { ...block, style: 'blockquote' }
  if (sign === '') return { ...block, style: 'normal' }
  return { ...block, style: 'normal', listItem: sign === '- ' ? 'bullet' : 'number', level: 1 }
}

/**
 * Reads prose into Portable Text blocks, one for each line that is not empty. A line may open with
 * `## `, `### `, `> `, `- ` or `1. `; see {@link readInline} for what stands inside it.
 */
export function prose(text: string): TextBlock[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readLine)
}
