import type { ReactNode } from 'react'

interface SectionHeadingProps {
  readonly id?: string
  readonly title: string
  readonly text?: string | null
  /** A link to the rest, at the end of the line. */
  readonly more?: ReactNode
}

/** Opens a section of a page: a rule, the heading, and where to find the rest. */
export function SectionHeading({ id, title, text, more }: SectionHeadingProps) {
  return (
    <div className="mb-8 border-ink border-t pt-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1">
        <h2 id={id} className="text-section">
          {title}
        </h2>
        {more}
      </div>
      {text && <p className="mt-2 max-w-[38rem] text-soft">{text}</p>}
    </div>
  )
}
