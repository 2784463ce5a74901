import { z } from 'zod'
import type { DatasetStore } from './dataset-store.ts'
import { publishedId } from './document-id.ts'
import { loggedRevision } from './logged-revision.ts'

/** How one transaction changed one version of a document. */
export interface VersionChange {
  readonly documentId: string
  readonly kind: 'created' | 'updated' | 'deleted'
  readonly previousRev: string | null
}

/** How one transaction changed the versions of one document. */
export interface GroupChange {
  readonly sequence: number
  readonly transactionId: string
  readonly timestamp: string
  readonly author: string
  readonly changes: readonly VersionChange[]
}

const row = loggedRevision.extend({ deleted: z.number() })

/** Everything that happened to a document, its drafts and its versions, oldest first, without content. */
export function groupHistory(store: DatasetStore, id: string): GroupChange[] {
  const group = publishedId(id)
  const rows = store.statements
    .prepare(
      `SELECT revision.sequence, id, timestamp, author, document_id, previous_rev,
         revert <> '[0,null]' AND apply = '[0,null]' AS deleted
       FROM revision JOIN transaction_log USING (sequence)
       WHERE document_id IN (?1, 'drafts.' || ?1)
          OR (document_id >= 'versions.' AND document_id < 'versions/'
              AND substr(document_id, -length(?1) - 1) = '.' || ?1)
       ORDER BY sequence, document_id`,
    )
    .all(group)
  const transactions = new Map<number, GroupChange & { changes: VersionChange[] }>()
  for (const entry of z.array(row).parse(rows)) {
    if (publishedId(entry.document_id) !== group) continue
    const { sequence, id: transactionId, timestamp, author } = entry
    const transaction = transactions.get(sequence)
    const change = versionChange(entry)
    if (transaction) transaction.changes.push(change)
    else
      transactions.set(sequence, { sequence, transactionId, timestamp, author, changes: [change] })
  }
  return [...transactions.values()]
}

function versionChange(entry: z.infer<typeof row>): VersionChange {
  const changed = entry.previous_rev === null ? 'created' : 'updated'
  return {
    documentId: entry.document_id,
    previousRev: entry.previous_rev,
    kind: entry.deleted === 1 ? 'deleted' : changed,
  }
}
