import type { StoredDocument } from '../../documents/document.ts'
import type { ActionOf } from '../action-request.ts'
import type { DocumentWriter } from '../document-writer.ts'
import { publishable } from '../publishable.ts'
import { assertVersionIsOpen } from './release-document.ts'
import { assertDraftOf, assertPublishedId, assertVersionId } from './version-group.ts'

/** Makes a draft (or a single version) the published document and removes it. */
export function publish(writer: DocumentWriter, action: ActionOf<'document.publish'>): void {
  const { draftId, publishedId, ifDraftRevisionId, ifPublishedRevisionId } = action
  assertPublishedId(publishedId)
  assertVersionId(draftId, publishedId)
  assertVersionIsOpen(writer, draftId)
  const draft = writer.require(draftId)
  if (ifDraftRevisionId !== undefined) writer.assertRevision(draftId, ifDraftRevisionId)
  if (ifPublishedRevisionId !== undefined) writer.assertRevision(publishedId, ifPublishedRevisionId)
  publishDocument(writer, draft, publishedId)
}

/** Writes the published document of a draft or version, keeps its creation time, deletes the source. */
export function publishDocument(
  writer: DocumentWriter,
  source: StoredDocument,
  publishedId: string,
): void {
  const _createdAt = writer.get(publishedId)?._createdAt ?? source._createdAt
  writer.createOrReplace({ ...publishable(source), _id: publishedId, _createdAt })
  writer.delete(source._id)
}

/** Deletes the published document; unless there is a draft already, one keeps its content. */
export function unpublish(writer: DocumentWriter, action: ActionOf<'document.unpublish'>): void {
  assertPublishedId(action.publishedId)
  assertDraftOf(action.draftId, action.publishedId)
  const published = writer.require(action.publishedId)
  writer.createIfNotExists({ ...published, _id: action.draftId })
  writer.delete(action.publishedId)
}
