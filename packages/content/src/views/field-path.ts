/** How a path names an item of a list: by its `_key`, or else by its place. */
export function itemStep(item: unknown, index: number): string {
  const key: unknown =
    item !== null && typeof item === 'object' ? Reflect.get(item, '_key') : undefined
  return typeof key === 'string' && key ? `[_key=="${key}"]` : `[${index}]`
}
