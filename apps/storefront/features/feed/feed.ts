/** What a feed says, in whichever format. Addresses are whole, times in ISO 8601. */
export interface Feed {
  readonly title: string
  readonly description: string | null
  /** Of the site that it is of. */
  readonly site: string
  /** BCP 47 tag. */
  readonly language: string
  /** Address of the list that it follows. */
  readonly home: string
  /** Its own address. */
  readonly self: string
  /** When the youngest of its entries was last changed. */
  readonly updated: string
  readonly entries: readonly FeedEntry[]
}

export interface FeedEntry {
  /** Address of the article, and what tells it from others. */
  readonly url: string
  readonly title: string
  readonly summary: string | null
  /** The whole article, as HTML. */
  readonly html: string
  readonly published: string | null
  readonly updated: string
  readonly author: { readonly name: string; readonly url: string | null } | null
  readonly categories: readonly string[]
  readonly image: FeedImage | null
}

export interface FeedImage {
  readonly url: string
  readonly alt: string
  readonly type: string
  /** In pixels. */
  readonly width: number
  readonly height: number
}
