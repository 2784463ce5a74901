import type { DatasetStore } from '../documents/dataset-store.ts'
import { versionName } from '../documents/document-id.ts'
import { groupHistory } from '../documents/group-history.ts'
import { type ReleaseStep, releaseHistory } from '../documents/release-history.ts'
import { type DocumentEvent, documentEvents, type SequencedEvent } from './document-events.ts'
import { scheduleEvents } from './version-schedule.ts'

/** The events of one version of a document, what its release did with it among them, oldest first. */
export function documentTimeline(store: DatasetStore, id: string): SequencedEvent[] {
  const histories = new Map<string, ReleaseStep[]>()
  const stepsOf = (releaseId: string) => {
    const steps = histories.get(releaseId) ?? releaseHistory(store, releaseId)
    histories.set(releaseId, steps)
    return steps
  }
  const history = groupHistory(store, id)
  const events = documentEvents(id, history).map(({ sequence, event }) => ({
    sequence,
    event: wasScheduled(event, sequence, stepsOf)
      ? { ...event, publishCause: { ...event.publishCause, type: 'release.schedule' as const } }
      : event,
  }))
  const version = versionName(id)
  if (version === 'published' || version === 'drafts') return events
  const schedule = scheduleEvents(id, history, stepsOf(version))
  return [...events, ...schedule].sort((a, b) => a.sequence - b.sequence)
}

function wasScheduled(
  { publishCause }: DocumentEvent,
  sequence: number,
  stepsOf: (releaseId: string) => readonly ReleaseStep[],
): boolean {
  if (publishCause?.releaseId === undefined) return false
  const step = stepsOf(publishCause.releaseId).find((each) => each.sequence === sequence)
  return step?.release?.before?.state === 'scheduled'
}
