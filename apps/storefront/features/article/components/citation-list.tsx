import type { CitationView } from '@vitrine/content/views/body'
import { type CitationMarks, sourceAnchor } from '@vitrine/content/views/citation-marks'
import { citationPieces } from '@/locale/citation-pieces'
import { format, t } from '@/locale/messages'

interface CitationListProps {
  readonly citations: readonly CitationView[]
  readonly marks: CitationMarks
}

/** The sources of an article, each with the way back to where it is cited. */
export function CitationList({ citations, marks }: CitationListProps) {
  return (
    <section aria-labelledby="article_sources" className="mt-16">
      <h2 id="article_sources" className="border-ink border-t pt-4 text-item">
        {t('article.sources')}
      </h2>
      <ol className="mt-4 text-small">
        {citations.map((citation, index) => (
          <li
            key={citation._key}
            id={sourceAnchor(index + 1)}
            className="citation grid grid-cols-[2rem_1fr] border-rule border-b py-3"
          >
            <span className="figures-table text-green">{format.number(index + 1)}</span>
            <p>
              <CitationText citation={citation} />
              {(marks.byCitation.get(citation._key) ?? []).map((mark, place) => (
                <a
                  key={mark.anchor}
                  href={`#${mark.anchor}`}
                  className="no-print ms-1 inline-grid size-6 place-items-center text-green"
                  aria-label={t('article.backToMention', {
                    mention: place + 1,
                    source: mark.number,
                  })}
                >
                  ↑
                </a>
              ))}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function CitationText({ citation }: { citation: CitationView }) {
  const { url } = citation
  return citationPieces(citation).map(({ part, text }) => {
    if (part === 'publication') return <em key={part}>{text}</em>
    if (part === 'text' || !url) return text
    return (
      <a key={part} href={url} rel="noopener" className="text-link font-normal">
        {text}
      </a>
    )
  })
}
