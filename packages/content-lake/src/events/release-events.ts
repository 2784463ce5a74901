import { publishedId } from '../documents/document-id.ts'
import type { ReleaseStep, VersionMove } from '../documents/release-history.ts'

/** A step in a release's life, as the Studio's activity list shows it; edits of its metadata are none. */
export interface ReleaseEvent {
  readonly type:
    | 'createRelease'
    | 'scheduleRelease'
    | 'unscheduleRelease'
    | 'publishRelease'
    | 'archiveRelease'
    | 'unarchiveRelease'
    | 'addDocumentToRelease'
    | 'discardDocumentFromRelease'
  readonly releaseName: string
  readonly timestamp: string
  readonly author: string
  readonly publishAt?: string
  readonly documentId?: string
  readonly documentType?: string
  readonly versionId?: string
  readonly revisionId?: string
  readonly versionRevisionId?: string | null
}

export interface SequencedReleaseEvent {
  readonly sequence: number
  readonly event: ReleaseEvent
}

/** The events of a release, oldest first. What moves with the release as a whole is told once, as its step. */
export function releaseEvents(
  releaseName: string,
  steps: readonly ReleaseStep[],
): SequencedReleaseEvent[] {
  return steps.flatMap((step) => {
    const { sequence, timestamp, author } = step
    const common = { releaseName, timestamp, author }
    const own = ownEvent(step)
    const events =
      step.release === null
        ? step.moves.map((move) => ({ ...common, ...moveEvent(move, step.transactionId) }))
        : own === null
          ? []
          : [{ ...common, ...own }]
    return events.map((event) => ({ sequence, event }))
  })
}

type OwnEvent = Pick<ReleaseEvent, 'type' | 'publishAt'>

function ownEvent({ release }: ReleaseStep): OwnEvent | null {
  if (!release?.after) return null
  if (release.before === null) return { type: 'createRelease' }
  const [from, to] = [release.before.state, release.after.state]
  if (from === to) return null
  switch (to) {
    case 'scheduled':
      return { type: 'scheduleRelease', publishAt: String(release.after.publishAt) }
    case 'published':
      return { type: 'publishRelease' }
    case 'archived':
      return { type: 'archiveRelease' }
    case 'active':
      return { type: from === 'archived' ? 'unarchiveRelease' : 'unscheduleRelease' }
    default:
      return null
  }
}

function moveEvent({ versionId, documentType, kind, previousRev }: VersionMove, tx: string) {
  const about = { documentId: publishedId(versionId), documentType, versionId }
  return kind === 'created'
    ? ({ type: 'addDocumentToRelease', ...about, revisionId: tx, versionRevisionId: tx } as const)
    : ({ type: 'discardDocumentFromRelease', ...about, versionRevisionId: previousRev } as const)
}
