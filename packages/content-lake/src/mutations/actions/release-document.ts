import type { StoredDocument } from '../../documents/document.ts'
import { versionName } from '../../documents/document-id.ts'
import type { JsonObject } from '../../json.ts'
import type { DocumentWriter } from '../document-writer.ts'
import { invalid } from '../refusal.ts'

export const RELEASE_TYPE = 'system.release'
const RELEASE_ID_PREFIX = '_.releases.'

const STATES = ['active', 'scheduled', 'archived', 'published'] as const
/** Where a release is in its life. */
export type ReleaseState = (typeof STATES)[number]

/** The state of a release; one that tells none of them counts as active, so that something can be done about it. */
export function releaseState({ state }: JsonObject): ReleaseState {
  return STATES.find((known) => known === state) ?? 'active'
}

/** Id of the document that describes a release. */
export function releaseDocumentId(releaseId: string): string {
  return `${RELEASE_ID_PREFIX}${releaseId}`
}

/** The release's name when the document describes one. */
export function releaseName(document: StoredDocument): string | null {
  const isRelease = document._type === RELEASE_TYPE && document._id.startsWith(RELEASE_ID_PREFIX)
  return isRelease ? document._id.slice(RELEASE_ID_PREFIX.length) : null
}

/**
 * @param to what the release would become, as a refusal names it
 * @throws Refusal when the release does not exist or is in none of the states given
 */
export function requireState(
  writer: DocumentWriter,
  releaseId: string,
  from: readonly ReleaseState[],
  to: string,
): StoredDocument {
  const release = writer.require(releaseDocumentId(releaseId))
  const state = releaseState(release)
  if (from.includes(state)) return release
  throw invalid(
    `Release "${releaseId}" is not permitted to transition from state '${state}' to '${to}'`,
  )
}

/** Replaces some attributes of a release; null leaves one out. */
export function updateRelease(
  writer: DocumentWriter,
  release: StoredDocument,
  changes: JsonObject,
): void {
  const set = Object.entries(changes).filter(([, value]) => value !== null)
  const unset = Object.keys(changes).filter((key) => changes[key] === null)
  writer.patch(release._id, { set: Object.fromEntries(set), unset })
}

/** A release in a copy: it waits for its time in one dataset only, and is open to changes elsewhere. */
export function unscheduled(release: JsonObject): JsonObject {
  if (release.state !== 'scheduled' && release.state !== 'scheduling') return release
  const { publishAt, ...rest } = release
  const intended: JsonObject = publishAt === undefined ? {} : { intendedPublishAt: publishAt }
  const metadata = { ...intended, ...(release.metadata as JsonObject) }
  return { ...rest, state: 'active', metadata }
}

/**
 * A version that waits in a schedule, or went out with its release, may no longer change.
 * @throws Refusal when the id is a version in a release that is not active
 */
export function assertVersionIsOpen(writer: DocumentWriter, versionId: string): void {
  const name = versionName(versionId)
  if (name === 'published' || name === 'drafts') return
  const release = writer.get(releaseDocumentId(name))
  const state = release === null ? 'active' : releaseState(release)
  if (state === 'active') return
  throw invalid(`Documents in release "${name}" (state: ${state}) can not be mutated`)
}
