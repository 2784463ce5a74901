import type { DatasetStore } from '../documents/dataset-store.ts'
import type { Action, ActionsRequest } from './action-request.ts'
import * as documents from './actions/document-actions.ts'
import * as publishing from './actions/publish-actions.ts'
import * as releases from './actions/release-actions.ts'
import * as publication from './actions/release-publication.ts'
import * as versions from './actions/version-actions.ts'
import type { Author } from './author.ts'
import { DocumentWriter } from './document-writer.ts'
import { checkReferences } from './reference-check.ts'
import { refusalOf, refusedRequest } from './refusal.ts'

/**
 * Carries out document and release actions as one durable transaction, all or none, in their order.
 * Objects in arrays are given the keys they lack.
 * @throws ApiError actionError that names the action refused; 403 when the author may not, whose type is not
 * within an item but the error's own, where the Studio looks for it
 */
export async function applyActions(
  store: DatasetStore,
  request: ActionsRequest,
  author: Author,
): Promise<{ transactionId: string }> {
  const { header } = await store.transact(
    { author: author.id, id: request.transactionId },
    (transaction) => {
      const writer = new DocumentWriter(transaction, {
        ...author,
        autoGenerateArrayKeys: true,
      })
      try {
        request.actions.forEach((action, index) => {
          writer.step = index
          apply(store, writer, action)
        })
        checkReferences(writer)
      } catch (error) {
        const refusal = refusalOf(error)
        throw refusal === null ? error : refusedRequest('action', refusal, writer.step)
      }
    },
    { dryRun: request.dryRun },
  )
  return { transactionId: header.id }
}

type Handlers = {
  readonly [T in Action['actionType']]: (
    writer: DocumentWriter,
    action: Extract<Action, { actionType: T }>,
    store: DatasetStore,
  ) => void
}

const HANDLERS: Handlers = {
  'sanity.action.document.create': documents.create,
  'sanity.action.document.edit': documents.edit,
  'sanity.action.document.replaceDraft': documents.replaceDraft,
  'sanity.action.document.discard': documents.discard,
  'sanity.action.document.delete': documents.deleteDocument,
  'sanity.action.document.publish': publishing.publish,
  'sanity.action.document.unpublish': publishing.unpublish,
  'sanity.action.document.version.create': versions.createVersion,
  'sanity.action.document.version.replace': versions.replaceVersion,
  'sanity.action.document.version.discard': versions.discardVersion,
  'sanity.action.document.version.unpublish': versions.unpublishVersion,
  'sanity.action.release.create': releases.createRelease,
  'sanity.action.release.edit': releases.editRelease,
  'sanity.action.release.schedule': releases.scheduleRelease,
  'sanity.action.release.unschedule': releases.unscheduleRelease,
  'sanity.action.release.import': releases.importRelease,
  'sanity.action.release.delete': releases.deleteRelease,
  'sanity.action.release.publish': publication.publishRelease,
  'sanity.action.release.archive': publication.archiveRelease,
  'sanity.action.release.unarchive': publication.unarchiveRelease,
}

function apply(store: DatasetStore, writer: DocumentWriter, action: Action): void {
  // TypeScript cannot see that the handler found by an action's type takes that very action.
  const handle = HANDLERS[action.actionType] as (
    writer: DocumentWriter,
    action: Action,
    store: DatasetStore,
  ) => void
  handle(writer, action, store)
}
