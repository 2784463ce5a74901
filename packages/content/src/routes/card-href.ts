const FILE = '/og.png'

/** The path of the picture that stands for a page where it is shared, by that of the page. */
export function cardHref(href: string): string {
  return href === '/' ? FILE : `${href}${FILE}`
}

/** The path of the page whose picture a path names; null when it names none. */
export function pageOfCard(path: string): string | null {
  return path.endsWith(FILE) ? path.slice(0, -FILE.length) || '/' : null
}
