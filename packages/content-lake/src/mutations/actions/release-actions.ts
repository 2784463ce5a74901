import { z } from 'zod'
import { describeIssues } from '../../describe-issues.ts'
import type { StoredDocument } from '../../documents/document.ts'
import type { JsonObject } from '../../json.ts'
import type { ActionOf } from '../action-request.ts'
import type { DocumentWriter } from '../document-writer.ts'
import { patchPaths } from '../patch-operations.ts'
import { alreadyExists, invalid } from '../refusal.ts'
import {
  RELEASE_TYPE,
  releaseDocumentId,
  releaseState,
  requireState,
  unscheduled,
  updateRelease,
} from './release-document.ts'

const METADATA_PATH = /^metadata(?=$|[.[])/

const metadata = z.looseObject({
  title: z.string().nullish(),
  releaseType: z.enum(['asap', 'scheduled', 'undecided']),
  intendedPublishAt: z.iso.datetime({ offset: true }).nullish(),
  cardinality: z.enum(['many', 'one']).optional(),
})

/** What an export may hold: hosted Sanity also tells of what is under way. Nothing is, in a copy. */
const exportedState = z.enum([
  'active',
  'scheduling',
  'scheduled',
  'archiving',
  'archived',
  'unarchiving',
  'publishing',
  'published',
])

/** Creates the document that describes a release, in state `active`. */
export function createRelease(writer: DocumentWriter, action: ActionOf<'release.create'>): void {
  writer.create({
    _id: releaseDocumentId(action.releaseId),
    _type: RELEASE_TYPE,
    name: action.releaseId,
    state: 'active',
    metadata: validMetadata({ releaseType: 'undecided', ...action.metadata }),
  })
}

/** Patches the metadata of a release; everything else about it is the state machine's. */
export function editRelease(writer: DocumentWriter, action: ActionOf<'release.edit'>): void {
  const release = requireState(writer, action.releaseId, ['active', 'scheduled'], 'edited')
  const foreign = patchPaths(action.patch).find((path) => !METADATA_PATH.test(path))
  if (foreign !== undefined) {
    throw invalid(`Only "metadata" of a release can be edited, not "${foreign}"`)
  }
  validMetadata(writer.patch(release._id, action.patch).metadata)
}

/** Queues a release to be published at a time; a past time means at once. */
export function scheduleRelease(
  writer: DocumentWriter,
  action: ActionOf<'release.schedule'>,
): void {
  const release = requireState(writer, action.releaseId, ['active'], 'scheduling')
  const publishAt = new Date(action.publishAt).toISOString()
  updateRelease(writer, release, { state: 'scheduled', publishAt, error: null })
}

/** Takes a release out of the queue. */
export function unscheduleRelease(
  writer: DocumentWriter,
  action: ActionOf<'release.unschedule'>,
): void {
  const release = requireState(writer, action.releaseId, ['scheduled'], 'unscheduling')
  updateRelease(writer, release, { state: 'active', publishAt: null })
}

/** Removes a release that is over. Its documents are gone already. */
export function deleteRelease(writer: DocumentWriter, action: ActionOf<'release.delete'>): void {
  const release = requireState(writer, action.releaseId, ['archived', 'published'], 'deleted')
  writer.delete(release._id)
}

/** Puts back a release's document, as an export holds it; its versions may follow. */
export function importRelease(writer: DocumentWriter, action: ActionOf<'release.import'>): void {
  const input = action.document ?? action.attributes
  if (input === undefined) throw invalid('release.import needs "attributes" or "document"')
  const _id = releaseDocumentId(action.releaseId)
  if (input._id !== undefined && input._id !== _id) {
    throw invalid(`The "_id" of release "${action.releaseId}" must be "${_id}"`)
  }
  const existing: StoredDocument | null = writer.get(_id)
  if (existing !== null && action.ifExists === 'fail') throw alreadyExists(_id)
  if (existing !== null && action.ifExists === 'ignore') return
  validMetadata(input.metadata)
  assertState(input.state)
  const release = unscheduled(input)
  writer.createOrReplace({
    ...release,
    state: releaseState(release),
    _id,
    _type: RELEASE_TYPE,
    name: action.releaseId,
  })
}

function assertState(state: unknown): void {
  if (state === undefined || exportedState.safeParse(state).success) return
  throw invalid(`The "state" of a release must be one of ${exportedState.options.join(', ')}`)
}

function validMetadata(value: unknown): JsonObject {
  const parsed = metadata.safeParse(value)
  if (!parsed.success) throw invalid(`Release metadata: ${describeIssues(parsed.error)}`)
  return parsed.data as JsonObject
}
