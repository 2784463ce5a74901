import { applyPatch } from 'mendoza'
import { z } from 'zod'
import type { Damage } from './damage.ts'
import type { DatasetStore } from './dataset-store.ts'
import type { StoredDocument } from './document.ts'
import { History } from './history.ts'
import { loggedRevision } from './logged-revision.ts'

/** A version that a transaction put into a release, or took out of it. */
export interface VersionMove {
  readonly versionId: string
  readonly documentType: string
  readonly kind: 'created' | 'deleted'
  /** The last revision of one taken out. */
  readonly previousRev: string | null
}

/** What one transaction did to a release: to the document that describes it, and to what is in it. */
export interface ReleaseStep {
  readonly sequence: number
  readonly transactionId: string
  readonly timestamp: string
  readonly author: string
  /** Null when the transaction left the release's own document alone. */
  readonly release: {
    readonly before: StoredDocument | null
    readonly after: StoredDocument | null
  } | null
  readonly moves: readonly VersionMove[]
}

const row = loggedRevision.extend({ apply: z.string(), revert: z.string() })

const NOTHING = '[0,null]'

/** Everything that happened to a release, oldest first; edits of its versions are left out. */
export function releaseHistory(store: DatasetStore, releaseId: string): ReleaseStep[] {
  const { damage } = store
  const releaseDocument = `_.releases.${releaseId}`
  const rows = store.statements
    .prepare(
      `SELECT revision.sequence, id, timestamp, author, document_id, previous_rev, apply, revert
       FROM revision JOIN transaction_log USING (sequence)
       WHERE document_id = ?1
          OR (document_id >= ?2 AND document_id < ?3 AND ?4 IN (apply, revert))
       ORDER BY sequence, document_id`,
    )
    .all(releaseDocument, `versions.${releaseId}.`, `versions.${releaseId}/`, NOTHING)
  const entries = z.array(row).parse(rows)
  let state = stateBefore(store, releaseDocument, entries)
  const steps = new Map<number, ReleaseStep & { moves: VersionMove[] }>()
  for (const entry of entries) {
    const { sequence, id: transactionId, timestamp, author } = entry
    const step = steps.get(sequence) ?? {
      sequence,
      transactionId,
      timestamp,
      author,
      release: null,
      moves: [],
    }
    if (entry.document_id === releaseDocument) {
      const before = state
      state = applyPatch(state, damage.parsePatch(entry.apply))
      steps.set(sequence, { ...step, release: { before, after: state } })
    } else {
      step.moves.push(versionMove(damage, entry))
      steps.set(sequence, step)
    }
  }
  return [...steps.values()]
}

/** What a document was before the first change to it that is known: its history may have been erased. */
function stateBefore(
  store: DatasetStore,
  id: string,
  entries: readonly z.infer<typeof row>[],
): StoredDocument | null {
  const first = entries.find((entry) => entry.document_id === id)
  if (first === undefined || first.previous_rev === null) return null
  return new History(store).stateAt(id, first.sequence - 1)
}

function versionMove(damage: Damage, entry: z.infer<typeof row>): VersionMove {
  const kind = entry.apply === NOTHING ? 'deleted' : 'created'
  const version = applyPatch(
    null,
    damage.parsePatch(kind === 'deleted' ? entry.revert : entry.apply),
  )
  return {
    versionId: entry.document_id,
    documentType: String(version?._type ?? ''),
    kind,
    previousRev: entry.previous_rev,
  }
}
