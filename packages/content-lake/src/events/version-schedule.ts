import { publishedId, versionName } from '../documents/document-id.ts'
import type { GroupChange } from '../documents/group-history.ts'
import type { ReleaseStep } from '../documents/release-history.ts'
import type { DocumentEvent, SequencedEvent } from './document-events.ts'

/** When a version's release was put into the schedule and taken out of it again, oldest first. */
export function scheduleEvents(
  versionId: string,
  history: readonly GroupChange[],
  steps: readonly ReleaseStep[],
): SequencedEvent[] {
  const changes = steps.filter(({ release }) => release?.before?.state !== release?.after?.state)
  return changes.flatMap((step, index) => {
    const { sequence, timestamp, author, release } = step
    const versionRevisionId = revisionAt(versionId, history, sequence)
    if (versionRevisionId === null) return []
    const common = {
      documentId: publishedId(versionId),
      timestamp,
      author,
      versionId,
      versionRevisionId,
      releaseId: versionName(versionId),
    }
    if (release?.after?.state === 'scheduled') {
      const event: DocumentEvent = {
        type: 'scheduleDocumentVersion',
        ...common,
        publishAt: String(release.after.publishAt),
        state: outcome(changes[index + 1]),
      }
      return [{ sequence, event }]
    }
    const isUnscheduled =
      release?.before?.state === 'scheduled' && release.after?.state === 'active'
    return isUnscheduled
      ? [{ sequence, event: { type: 'unscheduleDocumentVersion', ...common } as const }]
      : []
  })
}

function outcome(next: ReleaseStep | undefined): 'pending' | 'unscheduled' | 'published' {
  if (next === undefined) return 'pending'
  return next.release?.after?.state === 'published' ? 'published' : 'unscheduled'
}

/** The version's revision when a transaction came, null when there was no such version. */
function revisionAt(
  versionId: string,
  history: readonly GroupChange[],
  sequence: number,
): string | null {
  let revision: string | null = null
  for (const { transactionId, changes, sequence: at } of history) {
    if (at > sequence) break
    const change = changes.find(({ documentId }) => documentId === versionId)
    if (change !== undefined) revision = change.kind === 'deleted' ? null : transactionId
  }
  return revision
}
