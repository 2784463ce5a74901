/** The type and slug of the document whose page is at a path; null where no document's page is. */
export function documentAt(path: string): { type: string; slug: string } | null {
  for (const [pattern, type] of PATHS) {
    const slug = pattern.exec(path)?.[1]
    if (slug) return { type, slug: decoded(slug) }
  }
  return null
}

/** As `hrefFor` of `@vitrine/content` makes them. */
const PATHS: readonly [RegExp, string][] = [
  [/^\/blog\/([^/]+)$/, 'post'],
  [/^\/products\/([^/]+)$/, 'product'],
  [/^\/blog\/category\/([^/]+)$/, 'category'],
  [/^\/blog\/author\/([^/]+)$/, 'person'],
  [/^\/([^/]+)$/, 'page'],
]

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    return slug
  }
}
