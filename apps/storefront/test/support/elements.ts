import type { DefaultTreeAdapterTypes } from 'parse5'

/** An element of a parsed page. */
export interface PageElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** The texts directly in it. */
  readonly text: string
}

/** All elements of a page, in document order. */
export function elements(root: DefaultTreeAdapterTypes.Document): PageElement[] {
  const found: PageElement[] = []
  // No recursion: hostile pages are nested deeply.
  const left: DefaultTreeAdapterTypes.Node[] = [root]
  for (let node = left.pop(); node; node = left.pop()) {
    if (!('childNodes' in node)) continue
    if ('attrs' in node) {
      found.push({
        name: node.tagName,
        attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
        text: node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''),
      })
    }
    left.push(...node.childNodes.toReversed())
  }
  return found
}
