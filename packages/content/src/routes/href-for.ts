/** The least that must be known of a document to link to it. */
export interface Linkable {
  readonly _type: string
  readonly slug?: string | null | undefined
}

const ROUTES: ReadonlyMap<string, (slug: string) => string> = new Map([
  ['post', (slug: string) => `/blog/${slug}`],
  ['product', (slug: string) => `/products/${slug}`],
  ['page', (slug: string) => `/${slug}`],
  ['category', (slug: string) => `/blog/category/${slug}`],
  ['person', (slug: string) => `/blog/author/${slug}`],
])

// A browser takes them for steps up, however they are written.
const DOT_SEGMENTS: readonly unknown[] = ['.', '..']

/** The path of a document's page, or null when the document has none (a setting, no slug). */
export function hrefFor({ _type: type, slug }: Linkable): string | null {
  if (type === 'home') return '/'
  const route = ROUTES.get(type)
  if (!route || !slug || DOT_SEGMENTS.includes(slug)) return null
  return route(encodeURIComponent(slug.toWellFormed()))
}

/** What stands for a tag in an address: queries compare it with `tagSlug` of theirs, in the fragments. */
export function tagSlug(tag: string): string {
  return tag.toLowerCase().split(' ').join('-')
}

/** The path of the list of posts that bear a tag. */
export function tagHref(tag: string): string {
  return `/blog/tag/${encodeURIComponent(tagSlug(tag).toWellFormed())}`
}

/** The path of one page of a paginated index; the first page is the index itself. */
export function indexHref(index: string, page: number): string {
  return page <= 1 ? index : `${index}/page/${page}`
}

/** The address of one page of what is found for a query; without a query, of the search itself. */
export function searchHref(query = '', page = 1): string {
  const params = new URLSearchParams()
  if (query) params.set('q', query)
  if (page > 1) params.set('page', String(page))
  return params.size > 0 ? `/search?${params}` : '/search'
}
