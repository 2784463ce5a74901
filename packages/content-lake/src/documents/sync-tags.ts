import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { DatasetStore } from './dataset-store.ts'
import { isPublicId, publishedId } from './document-id.ts'
import type { CommittedTransaction, DocumentChange } from './transaction.ts'

/** What a query's answer depends on: one document, every document of a type, or all of them. */
export type Dependency = `id:${string}` | `type:${string}` | 'all'

/** The opaque tag that queries and live events share; hashed, since tags travel to anonymous readers. */
export function syncTag(dataset: string, dependency: Dependency): string {
  const source = `${dataset}|${dependency}`
  let tag = tags.get(source)
  if (tag === undefined) {
    tag = `s1:${hash('sha1', source, 'base64url').slice(0, 12)}`
    tags.set(source, tag)
  }
  return tag
}

const tags = new LRUCache<string, string>({ max: 20_000 })

/** Tags of every answer that a transaction may have changed, in any perspective. */
export function syncTagsOf(
  dataset: string,
  { changes }: CommittedTransaction,
  store: DatasetStore,
): string[] {
  // A draft that comes or goes hides or bares a version that may be of another type.
  const types = store.versionTypes(changes.map(({ documentId }) => publishedId(documentId)))
  return tagsOf(dataset, changes, types)
}

/** Tags of every answer to somebody without a token that a transaction may have changed. */
export function publicSyncTagsOf(dataset: string, { changes }: CommittedTransaction): string[] {
  const open = changes.filter(({ documentId }) => isPublicId(documentId))
  return open.length === 0 ? [] : tagsOf(dataset, open, [])
}

function tagsOf(
  dataset: string,
  changes: readonly DocumentChange[],
  types: readonly string[],
): string[] {
  const dependencies = new Set<Dependency>(['all', ...types.map(dependencyOnType)])
  for (const { documentId, previous, next } of changes) {
    dependencies.add(dependencyOnDocument(documentId))
    if (previous !== null) dependencies.add(dependencyOnType(previous._type))
    if (next !== null) dependencies.add(dependencyOnType(next._type))
  }
  return [...dependencies].map((dependency) => syncTag(dataset, dependency))
}

/** All versions of a document share one dependency: which of them is read is up to the perspective. */
export function dependencyOnDocument(id: string): Dependency {
  return `id:${publishedId(id)}`
}

export function dependencyOnType(type: string): Dependency {
  return `type:${type}`
}
