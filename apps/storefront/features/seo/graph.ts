/** A page's structured data: nodes that refer to each other by `@id`, each of them once. */
export function graph(...nodes: readonly (object | null)[]): object {
  return { '@context': 'https://schema.org', '@graph': nodes.filter((node) => node !== null) }
}
