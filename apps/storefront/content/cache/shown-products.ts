/** Ids of the products that the post of a `POST_QUERY` result shows: others that mention them are related to it. */
export function shownProductsOf(result: unknown): string[] {
  const post = field(result, 'post')
  const blocks = items(field(post, 'body'))
  const references = [
    ...items(field(post, 'featuredProducts')),
    ...blocks.map((block) => field(block, 'product')),
    ...blocks.flatMap((block) => items(field(block, 'products'))),
  ]
  const ids = references.map((reference) => field(reference, '_ref'))
  return [...new Set(ids.filter((id) => typeof id === 'string'))]
}

function field(value: unknown, name: string): unknown {
  if (value === null || typeof value !== 'object') return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}

function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
