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

/** When an article was changed on a later day than that of its publication, by UTC; null when it was not. */
export function updateOf(article: {
  readonly publishedAt: string | null
  readonly updatedAt: string
}): string | null {
  const { publishedAt, updatedAt: time } = article
  return publishedAt && dayOf(publishedAt) === dayOf(time) ? null : time
}

function dayOf(time: string): string {
  return new Date(time).toISOString().slice(0, 10)
}
