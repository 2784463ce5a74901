import type { ReactNode } from 'react'
import { t } from '@/locale/messages'

interface ArticleHeadingProps {
  readonly level: 2 | 3 | 4
  readonly anchor: string | undefined
  readonly children: ReactNode
}

/** A heading that can be linked to; the sign beside it is the link. */
export function ArticleHeading({ level, anchor, children }: ArticleHeadingProps) {
  const Heading = `h${level}` as const
  if (!anchor) return <Heading>{children}</Heading>
  return (
    <Heading id={anchor} className="group/heading">
      {children}
      <a
        href={`#${anchor}`}
        aria-label={t('article.linkToSection')}
        className="no-print ps-2 text-green opacity-0 focus-visible:opacity-100 group-hover/heading:opacity-100"
      >
        §
      </a>
    </Heading>
  )
}
