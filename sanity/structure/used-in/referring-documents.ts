import { publishedId } from '../../schema/validation/published-id.ts'

/** A document that refers to the one that is open. */
export interface ReferringDocument {
  _id: string
  _type: string
  publishedAt?: unknown
}

/** A published document and whether it is on the site, from its stored versions. */
export interface Mention {
  id: string
  type: string
  isPublished: boolean
}

const TYPE_ORDER = ['post', 'page', 'home', 'settings']

function rank(type: string): number {
  const index = TYPE_ORDER.indexOf(type)
  return index < 0 ? TYPE_ORDER.length : index
}

/** Folds drafts and release versions into one entry a document: posts first, newest first. */
export function toMentions(documents: readonly ReferringDocument[]): Mention[] {
  const byId = new Map<string, Mention & { publishedAt: string }>()
  for (const { _id, _type, publishedAt } of documents) {
    const id = publishedId(_id)
    const seen = byId.get(id)
    byId.set(id, {
      id,
      type: _type,
      isPublished: seen?.isPublished || _id === id,
      publishedAt: seen?.publishedAt || (typeof publishedAt === 'string' ? publishedAt : ''),
    })
  }
  return [...byId.values()]
    .toSorted((a, b) => rank(a.type) - rank(b.type) || b.publishedAt.localeCompare(a.publishedAt))
    .map(({ id, type, isPublished }) => ({ id, type, isPublished }))
}

const NAMES: Record<string, readonly [one: string, many: string]> = {
  post: ['article', 'articles'],
  product: ['product', 'products'],
  page: ['page', 'pages'],
}

/** Says in how many places a document is used: “4 articles, the home page, and 1 page”. */
export function summarize(mentions: readonly Mention[]): string {
  const counts = new Map<string, number>()
  for (const { type } of mentions) counts.set(type, (counts.get(type) ?? 0) + 1)
  const parts = [...counts].map(([type, count]) => {
    if (type === 'home') return 'the home page'
    if (type === 'settings') return 'the settings'
    const [one, many] = NAMES[type] ?? ['other document', 'other documents']
    return `${count} ${count === 1 ? one : many}`
  })
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(parts)
}
