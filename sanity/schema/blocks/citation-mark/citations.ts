/** A source of a post, as far as a citation mark shows it. */
export interface Citation {
  _key: string
  title?: string
  authors?: string
  year?: number
}

function isCitation(value: unknown): value is Citation {
  return (
    typeof value === 'object' && value !== null && '_key' in value && typeof value._key === 'string'
  )
}

/** The sources of a post; none when the document has no such list. */
export function citationsOf(document: unknown): Citation[] {
  if (typeof document !== 'object' || document === null || !('citations' in document)) return []
  return Array.isArray(document.citations) ? document.citations.filter(isCitation) : []
}

/** Names a source on one line: its number in the list, its title, and who wrote it when. */
export function citationLabel(citation: Citation, index: number): string {
  const origin = [citation.authors, citation.year].filter(Boolean).join(', ')
  return `${index + 1}. ${citation.title ?? 'Untitled source'}${origin ? ` (${origin})` : ''}`
}
