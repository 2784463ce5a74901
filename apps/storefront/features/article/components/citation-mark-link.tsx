import { type CitationMark, sourceAnchor } from '@vitrine/content/views/citation-marks'
import { t } from '@/locale/messages'

/** The raised number in the text that leads to its source. */
export function CitationMarkLink({ mark }: { mark: CitationMark }) {
  return (
    <sup className="citation-mark">
      <a id={mark.anchor} className="citation-link" href={`#${sourceAnchor(mark.number)}`}>
        {t.rich('article.source', {
          hidden: (words) => <span className="sr-only">{words}</span>,
          number: mark.number,
        })}
      </a>
    </sup>
  )
}
