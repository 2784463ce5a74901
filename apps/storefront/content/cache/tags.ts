/**
 * The manifest of cache tags: what content in the cache can depend on, named in one place for those who read
 * content and for the webhook that says what changed.
 */
import type { Change } from '@vitrine/content/webhook/change'

/** One document, wherever it shows; also one that is referred to and does not exist yet. */
export function documentTag(id: string): string {
  return `document:${id}`
}

/** Which documents of a type there are, and their order. */
export function listTag(type: string): string {
  return `list:${type}`
}

/** Whatever has this address, or nothing. */
export function slugTag(type: string, slug: string): string {
  return `slug:${type}:${slug}`
}

/** Which posts show or link to a product: its page lists them, and posts with the same products lead to them. */
export function mentionsTag(productId: string): string {
  return `mentions:${productId}`
}

/** Types whose words a search looks through. */
export const SEARCHED_TYPES = ['post', 'product'] as const

/** What the documents of a type say, anywhere in them: any change of one of them. */
export function wordsTag(type: string): string {
  return `words:${type}`
}

/** The posts of every product: for changes that do not tell which products they concern. */
export const ANY_MENTIONS_TAG = 'mentions'

/** Tags of the documents that a query result holds or refers to. Assets never change under their id. */
export function documentTagsOf(result: unknown): string[] {
  const tags = new Set<string>()
  collect(result, tags)
  return [...tags]
}

function collect(value: unknown, tags: Set<string>): void {
  if (value === null || typeof value !== 'object') return
  for (const [key, child] of Object.entries(value)) {
    if (typeof child !== 'string') collect(child, tags)
    else if ((key === '_id' || key === '_ref') && !/^(image|file)-/.test(child))
      tags.add(documentTag(child))
  }
}

/** Tags of everything that one published change may show in. */
export function tagsOfChange(change: Change): string[] {
  const tags = new Set([documentTag(change._id)])
  for (const slug of [change.slug, change.previousSlug])
    if (slug) tags.add(slugTag(change._type, slug))
  if (change.listChanged ?? true) tags.add(listTag(change._type))
  if (change._type === 'post') {
    const moved = movedMentions(change)
    if (!moved) tags.add(ANY_MENTIONS_TAG)
    for (const productId of moved ?? []) tags.add(mentionsTag(productId))
  }
  if (SEARCHED_TYPES.some((type) => type === change._type)) tags.add(wordsTag(change._type))
  return [...tags]
}

/**
 * The products that are mentioned by other posts than before, or in another order; null when the change does not tell. A post
 * that stays among them is found by its own tag.
 */
function movedMentions(change: Change): string[] | null {
  const { mentions, previousMentions, listChanged } = change
  if (!mentions) return null
  const before = previousMentions ?? []
  const stays = previousMentions && listChanged === false
  if (!stays) return [...mentions, ...before]
  const gained = mentions.filter((id) => !before.includes(id))
  return [...gained, ...before.filter((id) => !mentions.includes(id))]
}
