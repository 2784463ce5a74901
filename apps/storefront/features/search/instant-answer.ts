import type { TextSegment } from '@vitrine/content/search/found-words'

/** A post or product, as the search dialog lists it. */
export interface InstantResult {
  readonly id: string
  readonly href: string
  readonly title: readonly TextSegment[]
  /** What a post is about; what a product costs. */
  readonly note: string | null
  readonly image: { readonly src: string; readonly srcSet: string } | null
}

/** What `/api/search` answers. */
export interface InstantAnswer {
  readonly query: string
  /** Of all that was found, not of what is listed. */
  readonly total: number
  /** The same in words. */
  readonly count: string
  /** Where all of it is. */
  readonly href: string
  readonly posts: readonly InstantResult[]
  readonly products: readonly InstantResult[]
  /** Another spelling that finds something, where this one does not. */
  readonly suggestion: string | null
}
