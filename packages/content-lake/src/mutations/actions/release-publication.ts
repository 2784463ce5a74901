import type { DatasetStore } from '../../documents/dataset-store.ts'
import type { StoredDocument } from '../../documents/document.ts'
import { publishedId } from '../../documents/document-id.ts'
import { History } from '../../documents/history.ts'
import { select } from '../../documents/select.ts'
import type { DocumentWriter } from '../document-writer.ts'
import { invalid } from '../refusal.ts'
import { isSystemVersionId } from '../storable.ts'
import { publishDocument } from './publish-actions.ts'
import { requireState, updateRelease } from './release-document.ts'

/** Publishes every version in a release at once: each replaces its document, or unpublishes it. */
export function publishRelease(
  writer: DocumentWriter,
  { releaseId }: { readonly releaseId: string },
  store: DatasetStore,
): void {
  const release = requireState(writer, releaseId, ['active', 'scheduled'], 'publishing')
  const versions = versionsIn(store, releaseId)
  assertNoSystemVersions(versions, releaseId)
  for (const version of versions) {
    const published = publishedId(version._id)
    if (isUnpublishing(version)) {
      writer.delete(published)
      writer.delete(version._id)
    } else {
      publishDocument(writer, version, published)
    }
  }
  updateRelease(writer, release, {
    state: 'published',
    publishedAt: writer.transaction.timestamp,
    finalDocumentStates: finalStates(versions),
    error: null,
  })
}

/** Puts a release away: its versions are deleted, and remembered so that they can be brought back. */
export function archiveRelease(
  writer: DocumentWriter,
  { releaseId }: { readonly releaseId: string },
  store: DatasetStore,
): void {
  const release = requireState(writer, releaseId, ['active'], 'archiving')
  const versions = versionsIn(store, releaseId)
  for (const version of versions) writer.delete(version._id)
  updateRelease(writer, release, {
    state: 'archived',
    finalDocumentStates: finalStates(versions),
  })
}

/** Brings back an archived release with the versions that it held. */
export function unarchiveRelease(
  writer: DocumentWriter,
  { releaseId }: { readonly releaseId: string },
  store: DatasetStore,
): void {
  const release = requireState(writer, releaseId, ['archived'], 'unarchiving')
  const history = new History(store)
  for (const id of finalDocumentIds(release).filter((id) => !isSystemVersionId(id))) {
    const version = history.lastState(id)
    if (version !== null && writer.get(id) === null) writer.create(version)
  }
  updateRelease(writer, release, { state: 'active', finalDocumentStates: null })
}

/** There are none but in files of a time when they could be written. */
function assertNoSystemVersions(versions: readonly StoredDocument[], releaseId: string): void {
  const found = versions.find(({ _id }) => isSystemVersionId(_id))
  if (found === undefined) return
  throw invalid(
    `Release "${releaseId}" holds "${found._id}", which would be published as a system document: discard it`,
  )
}

function versionsIn(store: DatasetStore, releaseId: string): StoredDocument[] {
  const { documents } = select(store, {
    conditions: [{ kind: 'release', name: releaseId }],
    order: null,
    limit: null,
    view: { stack: null, publicOnly: false },
  })
  return Array.from(documents())
}

function isUnpublishing({ _system: system }: StoredDocument): boolean {
  return (
    typeof system === 'object' &&
    system !== null &&
    !Array.isArray(system) &&
    system.delete === true
  )
}

function finalStates(versions: readonly StoredDocument[]) {
  return versions.map(({ _id }) => ({ _key: _id, id: _id }))
}

function finalDocumentIds({ finalDocumentStates: states }: StoredDocument): string[] {
  if (!Array.isArray(states)) return []
  return states.flatMap((state) => {
    const id = typeof state === 'object' && state !== null && !Array.isArray(state) && state.id
    return typeof id === 'string' ? [id] : []
  })
}
