import type { JsonObject } from '../../json.ts'
import type { ActionOf } from '../action-request.ts'
import type { DocumentWriter } from '../document-writer.ts'
import { invalid } from '../refusal.ts'
import { discardVersionById } from './document-actions.ts'
import { assertVersionIsOpen } from './release-document.ts'
import { assertPublishedId, assertVersionId } from './version-group.ts'

/** Creates a version (or a draft) from the document given, or as a copy of another version. */
export function createVersion(
  writer: DocumentWriter,
  action: ActionOf<'document.version.create'>,
): void {
  assertPublishedId(action.publishedId)
  const document = newVersion(writer, action)
  assertVersionId(String(document._id), action.publishedId)
  assertVersionIsOpen(writer, String(document._id))
  writer.create(document)
}

function newVersion(
  writer: DocumentWriter,
  action: ActionOf<'document.version.create'>,
): JsonObject {
  const { document, baseId, versionId, ifBaseRevisionId } = action
  if (document !== undefined && baseId === undefined && versionId === undefined) return document
  if (document !== undefined || baseId === undefined || versionId === undefined) {
    throw invalid('A version needs either "document", or "baseId" and "versionId"')
  }
  if (ifBaseRevisionId !== undefined) writer.assertRevision(baseId, ifBaseRevisionId)
  const { _system, ...content } = writer.require(baseId)
  return { ...content, _id: versionId }
}

/** Gives a version (or draft) that exists entirely new content. */
export function replaceVersion(
  writer: DocumentWriter,
  action: ActionOf<'document.version.replace'>,
): void {
  const id = action.document._id
  if (typeof id !== 'string') throw invalid('The document requires an "_id"')
  assertVersionId(id)
  assertVersionIsOpen(writer, id)
  writer.require(id)
  writer.createOrReplace(action.document)
}

/** Deletes a version or draft. */
export function discardVersion(
  writer: DocumentWriter,
  action: ActionOf<'document.version.discard'>,
): void {
  discardVersionById(writer, action.versionId, action.purge)
}

/** Marks a version so that its release, when it is published, unpublishes the document. */
export function unpublishVersion(
  writer: DocumentWriter,
  action: ActionOf<'document.version.unpublish'>,
): void {
  const { versionId, publishedId } = action
  assertPublishedId(publishedId)
  assertVersionId(versionId, publishedId)
  assertVersionIsOpen(writer, versionId)
  const published = writer.require(publishedId)
  writer.createIfNotExists({ ...published, _id: versionId })
  writer.patch(versionId, { set: { '_system.delete': true } })
}
