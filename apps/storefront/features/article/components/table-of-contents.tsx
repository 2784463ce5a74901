import type { HeadingView } from '@vitrine/content/views/headings'
import { t } from '@/locale/messages'
import { FollowedContents } from './followed-contents'

/**
 * The sections of an article, and which of them is being read: beside the text where there is room, folded above it
 * where there is not.
 */
export function TableOfContents({ headings }: { headings: readonly HeadingView[] }) {
  const sections = headings.filter(({ level }) => level === 2)
  if (sections.length < 3) return null
  const list = (
    <ol className="contents-list space-y-1.5 text-small">
      {sections.map((heading) => (
        <li key={heading.blockKey}>
          <a href={`#${heading.anchor}`} className="inline-block py-0.5">
            {heading.text}
          </a>
        </li>
      ))}
    </ol>
  )
  return (
    <FollowedContents anchors={sections.map(({ anchor }) => anchor)}>
      <details className="fold no-print mb-8 border-ink border-t lg:hidden">
        <summary className="font-semibold">{t('article.contents')}</summary>
        <div className="pb-5">{list}</div>
      </details>
      <nav
        aria-label={t('article.contents')}
        className="no-print sticky top-8 border-ink border-t pt-3 max-lg:hidden"
      >
        <p className="kicker mb-3 text-soft">{t('article.contents')}</p>
        {list}
      </nav>
    </FollowedContents>
  )
}
