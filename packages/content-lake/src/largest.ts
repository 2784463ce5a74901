/** The one with the greatest size, the first of equals; undefined when there is none. */
export function largest<Item extends { readonly size: number }>(
  items: Iterable<Item>,
): Item | undefined {
  let found: Item | undefined
  for (const item of items) {
    if (found === undefined || item.size > found.size) found = item
  }
  return found
}
