import { draftId, publishedId, versionName } from '../../documents/document-id.ts'
import { invalid } from '../refusal.ts'
import { assertDocumentId, assertWritableId } from '../storable.ts'

/** @throws Refusal unless the id is that of a published document */
export function assertPublishedId(id: string): void {
  assertWritableId(id)
  if (publishedId(id) !== id) throw invalid(`"${id}" must be the ID of a published document`)
}

/** @throws Refusal unless the id names a draft or a version, and one of the document when given */
export function assertVersionId(id: string, ofPublishedId?: string): void {
  assertDocumentId(id)
  if (versionName(id) === 'published') {
    throw invalid(`"${id}" must be the ID of a draft or of a version`)
  }
  if (ofPublishedId !== undefined && publishedId(id) !== ofPublishedId) {
    throw invalid(`"${id}" is not a draft or version of "${ofPublishedId}"`)
  }
}

/** @throws Refusal unless the id is that of the document's draft */
export function assertDraftOf(id: string, published: string): void {
  if (id !== draftId(published)) throw invalid(`"${id}" is not the draft of "${published}"`)
}
