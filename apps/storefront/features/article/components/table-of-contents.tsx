import type { HeadingView } from '@vitrine/content/views/headings'
import { t } from '@/locale/messages'

/** The sections of an article: beside the text where there is room, folded above it where there is not. */
export function TableOfContents({ headings }: { headings: readonly HeadingView[] }) {
  const sections = headings.filter(({ level }) => level === 2)
  if (sections.length < 3) return null
  const list = (
    <ol className="space-y-1.5 text-small">
      {sections.map((heading) => (
        <li key={heading.blockKey}>
          <a
            href={`#${heading.anchor}`}
            className="inline-block py-0.5 text-soft hover:text-ink hover:underline"
          >
            {heading.text}
          </a>
        </li>
      ))}
    </ol>
  )
  return (
    <>
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
    </>
  )
}
