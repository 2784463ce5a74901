import type { StoredDocument } from '../../documents/document.ts'
import { versionName } from '../../documents/document-id.ts'
import type { JsonObject } from '../../json.ts'
import type { DocumentWriter } from '../document-writer.ts'
import { Refusal } from '../refusal.ts'

export const RELEASE_TYPE = 'system.release'
const RELEASE_ID_PREFIX = '_.releases.'

/** Id of the document that describes a release. */
export function releaseDocumentId(releaseId: string): string {
  return `${RELEASE_ID_PREFIX}${releaseId}`
}

/** The release's name when the document describes one. */
export function releaseName(document: StoredDocument): string | null {
  const isRelease = document._type === RELEASE_TYPE && document._id.startsWith(RELEASE_ID_PREFIX)
  return isRelease ? document._id.slice(RELEASE_ID_PREFIX.length) : null
}

/** @throws Refusal when the release does not exist or is in none of the states given */
export function requireState(
  writer: DocumentWriter,
  releaseId: string,
  from: readonly string[],
  to: string,
): StoredDocument {
  const release = writer.require(releaseDocumentId(releaseId))
  if (from.includes(String(release.state))) return release
  throw new Refusal(
    409,
    'releaseStateError',
    `Release "${releaseId}" is not permitted to transition from state ${release.state} to ${to}`,
    { releaseId, state: release.state ?? null },
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

/**
 * A version that waits in a schedule, or went out with its release, may no longer change.
 * @throws Refusal when the id is a version in a release that is not active
 */
export function assertVersionIsOpen(writer: DocumentWriter, versionId: string): void {
  const name = versionName(versionId)
  if (name === 'published' || name === 'drafts') return
  const release = writer.get(releaseDocumentId(name))
  if (release === null || release.state === 'active') return
  throw new Refusal(
    409,
    'releaseStateError',
    `Document "${versionId}" is locked: its release is ${release.state}`,
    { releaseId: name, state: release.state ?? null },
  )
}
