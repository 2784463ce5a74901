interface Dated {
  readonly _updatedAt: string
  readonly publishedAt?: string | null
}

/**
 * When a document last changed for readers, in ISO 8601: one that was written before its time came changed
 * with its publication.
 */
export function updatedAt({ _updatedAt, publishedAt }: Dated): string {
  return publishedAt && Date.parse(publishedAt) > Date.parse(_updatedAt) ? publishedAt : _updatedAt
}

/** The day on which an editor says that an article was revised, when that is after its publication, by UTC. */
export function revisionOf(article: {
  readonly publishedAt: string | null
  readonly revisedAt: string | null
}): string | null {
  const { publishedAt, revisedAt } = article
  return publishedAt && revisedAt && revisedAt > publishedAt.slice(0, 10) ? revisedAt : null
}

/**
 * When an article last changed as readers are told: on the day of its revision, else with its publication. What search engines are
 * told has to agree with it; sitemaps and feeds tell of every edit.
 * @see https://developers.google.com/search/docs/appearance/publication-dates
 */
export function modifiedAt(article: {
  readonly publishedAt: string | null
  readonly revisedAt: string | null
  readonly updatedAt: string
}): string {
  return revisionOf(article) ?? article.publishedAt ?? article.updatedAt
}
