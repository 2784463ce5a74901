import { hash } from 'node:crypto'
import { LruMap } from '../lru-map.ts'
import type { StoredDocument } from './document.ts'
import { publishedId } from './document-id.ts'
import type { CommittedTransaction } from './transaction.ts'

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

const tags = new LruMap<string, string>(20_000)

/** Tags of every answer that the transaction may have changed. */
export function syncTagsOf(dataset: string, transaction: CommittedTransaction): string[] {
  const dependencies = new Set<Dependency>(['all'])
  for (const { documentId, previous, next } of transaction.changes) {
    dependencies.add(dependencyOnDocument(documentId))
    if (previous !== null) dependencies.add(dependencyOnType(previous))
    if (next !== null) dependencies.add(dependencyOnType(next))
  }
  return [...dependencies].map((dependency) => syncTag(dataset, dependency))
}

/** All versions of a document share one dependency: which of them is read is up to the perspective. */
export function dependencyOnDocument(id: string): Dependency {
  return `id:${publishedId(id)}`
}

function dependencyOnType(document: StoredDocument): Dependency {
  return `type:${document._type}`
}
