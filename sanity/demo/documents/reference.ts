/** The types that a document of the demo content may point at. */
export type ReferableType = 'post' | 'product' | 'person' | 'category' | 'page'

export type Reference = { _type: 'reference'; _ref: string }

/** The id of a document: its type and slug, so that it can be told without a lookup. */
export function documentId(type: ReferableType, slug: string): string {
  return `${type}-${slug}`
}

export function reference(type: ReferableType, slug: string): Reference {
  return { _type: 'reference', _ref: documentId(type, slug) }
}
