import { PortableText } from '@portabletext/react'
import type { RichTextView } from '@vitrine/content/views/rich-text'
import { textComponents } from './text-components'

/** Formatted text of blocks only. */
export function RichText({ value, className }: { value: RichTextView; className?: string }) {
  return (
    <div className={`prose ${className ?? ''}`}>
      <PortableText value={value} components={textComponents} onMissingComponent={false} />
    </div>
  )
}
