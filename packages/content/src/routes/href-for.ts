/** The least that must be known of a document to link to it. */
export interface Linkable {
  readonly _type: string
  readonly slug?: string | null | undefined
}

const ROUTES: ReadonlyMap<string, (slug: string) => string> = new Map([
  ['post', (slug: string) => `/blog/${slug}`],
  ['product', (slug: string) => `/products/${slug}`],
  ['page', (slug: string) => `/${slug}`],
])

/** The path of a document's page, or null when the document has none (a person, a category, no slug). */
export function hrefFor(document: Linkable): string | null {
  if (document._type === 'home') return '/'
  const route = ROUTES.get(document._type)
  return route && document.slug ? route(encodeURIComponent(document.slug.toWellFormed())) : null
}

/** The path of one page of a paginated index; the first page is the index itself. */
export function indexHref(index: '/blog' | '/products', page: number): string {
  return page <= 1 ? index : `${index}/page/${page}`
}
