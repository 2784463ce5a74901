import type { SanityClient } from '@sanity/client'

/** Every stored document of a dataset by its id, whole. */
export async function contentOf(client: SanityClient): Promise<Record<string, unknown>> {
  const raw = client.withConfig({ perspective: 'raw' })
  // Groups are told by the accounts rather than stored.
  const documents: { _id: string }[] = await raw.fetch('*[_type != "system.group"]')
  return Object.fromEntries(documents.map((document) => [document._id, document]))
}
