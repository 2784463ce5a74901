import type { BodyView, CitationView } from './body.ts'

export interface CitationMark {
  /** Place of the source in the list of citations, from 1. */
  readonly number: number
  /** `id` of this mark, for the way back from the list. */
  readonly anchor: string
  readonly citation: CitationView
}

export interface CitationMarks {
  /** By the inline object itself: its `_key` is unique only within its own block. */
  readonly byObject: ReadonlyMap<object, CitationMark>
  /** The marks that cite a source, in reading order, by the `_key` of the citation. */
  readonly byCitation: ReadonlyMap<string, readonly CitationMark[]>
}

/**
 * The `id` of a source in the list of citations. Ids of ours hold an underscore, which those made from an
 * article's headings never do.
 */
export function sourceAnchor(number: number): string {
  return `source_${number}`
}

/** Numbers the marks of an article by the order of its citations; marks of unknown sources are left out. */
export function citationMarks(body: BodyView, citations: readonly CitationView[]): CitationMarks {
  const byObject = new Map<object, CitationMark>()
  const byCitation = new Map<string, CitationMark[]>()
  for (const child of body.flatMap((block) => (block._type === 'block' ? block.children : []))) {
    if (child._type !== 'citationMark') continue
    const index = citations.findIndex(({ _key }) => _key === child.citation)
    const citation = citations[index]
    if (!citation) continue
    const known = byCitation.get(citation._key) ?? []
    const number = index + 1
    const mark = { number, anchor: `cited_${number}_${known.length + 1}`, citation }
    byObject.set(child, mark)
    byCitation.set(citation._key, [...known, mark])
  }
  return { byObject, byCitation }
}
