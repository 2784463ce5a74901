import type { CitationView } from '@vitrine/content/views/body'
import { t } from './messages'

/** A part of how a source is named: its title, what it appeared in, or the text around them. */
export interface CitationPiece {
  readonly part: 'title' | 'publication' | 'text'
  readonly text: string
}

/** Stand in the message for what is set off there: of private use, so that no message holds them. */
const TITLE = '\uE000'
const PUBLICATION = '\uE001'

/** How a source is named, in the order and with the punctuation of the site's language. */
export function citationPieces(citation: CitationView): CitationPiece[] {
  const { authors, title, publication, year } = citation
  const words = t.markup('article.citation', {
    by: authors ? 'authors' : 'nobody',
    authors: withoutMarks(authors ?? '').replace(/\.$/, ''),
    issue: issueOf(citation),
    year: String(year),
    title: () => TITLE,
    publication: () => PUBLICATION,
  })
  return words.split(/([\uE000\uE001])/).flatMap((text): CitationPiece[] => {
    if (text === TITLE) return [{ part: 'title', text: title }]
    if (text === PUBLICATION) return [{ part: 'publication', text: publication ?? '' }]
    return text ? [{ part: 'text', text }] : []
  })
}

function withoutMarks(text: string): string {
  return text.replace(/[\uE000\uE001]/g, '')
}

function issueOf({ publication, year }: CitationView): 'both' | 'publication' | 'year' | 'none' {
  if (publication) return year === null ? 'publication' : 'both'
  return year === null ? 'none' : 'year'
}
