import type { DatasetStore } from '../../documents/dataset-store.ts'
import { versionName } from '../../documents/document-id.ts'
import type { JsonObject } from '../../json.ts'
import type { ActionOf } from '../action-request.ts'
import type { DocumentWriter } from '../document-writer.ts'
import { alreadyExists, invalid, notFound } from '../refusal.ts'
import { assertVersionIsOpen } from './release-document.ts'
import { assertPublishedId, assertVersionId } from './version-group.ts'

/** Creates a draft of a document that has neither draft nor published version, or a version. */
export function create(writer: DocumentWriter, action: ActionOf<'document.create'>): void {
  assertPublishedId(action.publishedId)
  const id = versionIdOf(action.attributes, action.publishedId)
  assertVersionIsOpen(writer, id)
  const isDraft = versionName(id) === 'drafts'
  const existing = writer.get(id) ?? (isDraft ? writer.get(action.publishedId) : null)
  if (existing === null) {
    writer.create(action.attributes)
  } else if (action.ifExists === 'fail') {
    throw alreadyExists(existing._id)
  }
}

/** Patches a draft or version; a draft that is missing is first made from the published document. */
export function edit(writer: DocumentWriter, action: ActionOf<'document.edit'>): void {
  assertPublishedId(action.publishedId)
  assertVersionId(action.draftId, action.publishedId)
  assertVersionIsOpen(writer, action.draftId)
  if (writer.get(action.draftId) === null && versionName(action.draftId) === 'drafts') {
    const published = writer.get(action.publishedId)
    if (published === null) throw notFound(action.draftId)
    writer.create({ ...published, _id: action.draftId })
  }
  writer.patch(action.draftId, action.patch)
}

/** Gives an existing document's draft (or version) entirely new content. */
export function replaceDraft(
  writer: DocumentWriter,
  action: ActionOf<'document.replaceDraft'>,
): void {
  assertPublishedId(action.publishedId)
  const id = versionIdOf(action.attributes, action.publishedId)
  assertVersionIsOpen(writer, id)
  if (writer.get(id) === null && writer.get(action.publishedId) === null) throw notFound(id)
  writer.createOrReplace(action.attributes)
}

/** Deletes a draft or version. */
export function discard(writer: DocumentWriter, action: ActionOf<'document.discard'>): void {
  discardVersionById(writer, action.draftId, action.purge)
}

/** @throws Refusal when there is no such draft or version, or it is locked */
export function discardVersionById(writer: DocumentWriter, id: string, purge?: boolean): void {
  assertVersionId(id)
  assertVersionIsOpen(writer, id)
  if (writer.delete(id, purge) === null) throw notFound(id)
}

/** Deletes a published document; each of its drafts and versions must be named, to go with it. */
export function deleteDocument(
  writer: DocumentWriter,
  action: ActionOf<'document.delete'>,
  store: DatasetStore,
): void {
  assertPublishedId(action.publishedId)
  for (const id of action.includeDrafts) {
    assertVersionId(id, action.publishedId)
    assertVersionIsOpen(writer, id)
  }
  writer.require(action.publishedId)
  const forgotten = store
    .versionsOf(action.publishedId)
    .find(({ _id }) => _id !== action.publishedId && !action.includeDrafts.includes(_id))
  if (forgotten !== undefined) {
    throw invalid(
      `Document "${action.publishedId}" has the version "${forgotten._id}", which must be deleted with it`,
    )
  }
  for (const id of [action.publishedId, ...action.includeDrafts]) writer.delete(id, action.purge)
}

function versionIdOf(attributes: JsonObject, published: string): string {
  const id = attributes._id
  if (typeof id !== 'string') throw invalid('The document requires an "_id"')
  assertVersionId(id, published)
  return id
}
