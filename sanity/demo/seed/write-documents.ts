import type { SanityClient } from '@sanity/client'
import type { DemoDocument } from '../documents/document.ts'

/** Those of the documents that the dataset does not hold yet. */
export async function missingDocuments(
  client: SanityClient,
  documents: readonly DemoDocument[],
): Promise<DemoDocument[]> {
  const ids = documents.map((document) => document._id)
  const there = new Set(await client.fetch<string[]>('*[_id in $ids]._id', { ids }))
  return documents.filter((document) => !there.has(document._id))
}

/**
 * Writes the documents in one transaction, as they refer to each other.
 * @param replace Whether what an editor made of an existing document is overwritten.
 */
export async function writeDocuments(
  client: SanityClient,
  documents: readonly DemoDocument[],
  replace: boolean,
): Promise<void> {
  if (documents.length === 0) return
  const transaction = client.transaction()
  for (const document of documents) {
    if (replace) transaction.createOrReplace(document)
    else transaction.createIfNotExists(document)
  }
  await transaction.commit({ returnDocuments: false, visibility: 'sync' })
}
