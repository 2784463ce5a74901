import { publishedId, versionName } from '../documents/document-id.ts'
import type { GroupChange, VersionChange } from '../documents/group-history.ts'

/** A step in a document's life, as the Studio's history lists it; not the edits in between. */
export interface DocumentEvent {
  readonly type:
    | 'createDocumentVersion'
    | 'deleteDocumentVersion'
    | 'publishDocumentVersion'
    | 'unpublishDocument'
    | 'scheduleDocumentVersion'
    | 'unscheduleDocumentVersion'
    | 'deleteDocumentGroup'
    | 'createLiveDocument'
    | 'updateLiveDocument'
  /** Always the published id. */
  readonly documentId: string
  readonly timestamp: string
  readonly author: string
  readonly versionId?: string
  /** A revision in which the version existed: its first, or the last before it went. */
  readonly versionRevisionId?: string | null
  readonly revisionId?: string
  readonly releaseId?: string
  readonly publishCause?: {
    type: 'document.publish' | 'release.publish' | 'release.schedule'
    releaseId?: string
  }
  readonly publishAt?: string
  /** What has become of a schedule since. */
  readonly state?: 'pending' | 'unscheduled' | 'published'
}

export interface SequencedEvent {
  readonly sequence: number
  readonly event: DocumentEvent
}

/** The events of one version (draft, version or published), oldest first, told from the group's log. */
export function documentEvents(id: string, history: readonly GroupChange[]): SequencedEvent[] {
  const group = publishedId(id)
  const alive = new Set<string>()
  return history.flatMap((transaction) => {
    const events = eventsOf(group, transaction, alive)
    for (const { documentId, kind } of transaction.changes) {
      if (kind === 'deleted') alive.delete(documentId)
      else alive.add(documentId)
    }
    return events
      .filter((event) => concerns(id, group, event))
      .map((event) => ({ sequence: transaction.sequence, event }))
  })
}

function concerns(id: string, group: string, event: DocumentEvent): boolean {
  if (event.type === 'deleteDocumentGroup') return true
  const ofVersion = event.type === 'createDocumentVersion' || event.type === 'deleteDocumentVersion'
  return id === group ? !ofVersion : event.versionId === id
}

function eventsOf(
  group: string,
  { transactionId, timestamp, author, changes }: GroupChange,
  alive: ReadonlySet<string>,
): DocumentEvent[] {
  const common = { documentId: group, timestamp, author }
  const published = changes.find((change) => change.documentId === group)
  const versions = changes.filter((change) => change !== published)
  const created = versions.filter((change) => change.kind === 'created')
  const deleted = versions.filter((change) => change.kind === 'deleted')

  if (published?.kind === 'deleted') {
    const draftRemains = alive.has(`drafts.${group}`) && deleted.length === 0
    const kept = created[0]
    const inRelease = deleted.find((change) => releaseOf(change) !== undefined)
    if (kept === undefined && inRelease === undefined && !draftRemains) {
      return [{ type: 'deleteDocumentGroup', ...common }]
    }
    const version = kept ?? inRelease
    return [{ type: 'unpublishDocument', ...common, ...(version && about(version, transactionId)) }]
  }
  if (published !== undefined) {
    const [source] = deleted
    if (source === undefined) {
      const type = published.kind === 'created' ? 'createLiveDocument' : 'updateLiveDocument'
      return [{ type, ...common, revisionId: transactionId }]
    }
    const version = about(source, transactionId)
    const { releaseId } = version
    const publishCause = releaseId
      ? ({ type: 'release.publish', releaseId } as const)
      : ({ type: 'document.publish' } as const)
    return [
      {
        type: 'publishDocumentVersion',
        ...common,
        ...version,
        revisionId: transactionId,
        publishCause,
      },
    ]
  }
  const gone = new Set(deleted.map((change) => change.documentId))
  const nothingLeft = created.length === 0 && [...alive].every((documentId) => gone.has(documentId))
  if (deleted.length > 0 && nothingLeft) return [{ type: 'deleteDocumentGroup', ...common }]
  return versions
    .filter((change) => change.kind !== 'updated')
    .map((change) => ({
      type: change.kind === 'created' ? 'createDocumentVersion' : 'deleteDocumentVersion',
      ...common,
      ...about(change, transactionId),
    }))
}

function about(change: VersionChange, transactionId: string) {
  const releaseId = releaseOf(change)
  return {
    versionId: change.documentId,
    versionRevisionId: change.kind === 'deleted' ? change.previousRev : transactionId,
    ...(releaseId !== undefined && { releaseId }),
  }
}

function releaseOf({ documentId }: VersionChange): string | undefined {
  const name = versionName(documentId)
  return name === 'drafts' || name === 'published' ? undefined : name
}
