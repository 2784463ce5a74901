const ENDING = '.md'

/** The path of the Markdown of an article or product, by that of its page. */
export function markdownHref(href: string): string {
  return `${href}${ENDING}`
}

/** The slug whose Markdown a last part of a path names; null when it names none. */
export function slugOfMarkdown(part: string): string | null {
  return part.endsWith(ENDING) && part !== ENDING ? part.slice(0, -ENDING.length) : null
}
