import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

const ASSET_ID = /^(?:image|file)-([0-9a-f]{40})-/

const lastTransaction = z.object({ id: z.string(), timestamp: z.string() })

/** What a dataset's file holds. */
export interface DatasetSummary {
  readonly documents: number
  readonly lastTransaction: z.infer<typeof lastTransaction> | null
  /** SHA-1s of the files that its documents name. */
  readonly files: ReadonlySet<string>
  /** The same of documents that are deleted, but can be had back from the history. */
  readonly formerFiles: ReadonlySet<string>
}

/** Reads what a dataset's file holds; null when nobody has made a dataset of it yet. */
export function summarize(database: DatabaseSync): DatasetSummary | null {
  const isMade = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'document'").get()
  if (isMade === undefined) return null
  const last = database
    .prepare('SELECT id, timestamp FROM transaction_log ORDER BY sequence DESC LIMIT 1')
    .get()
  return {
    documents: Number(database.prepare('SELECT count(*) AS n FROM document').get()?.n),
    lastTransaction: last === undefined ? null : lastTransaction.parse(last),
    files: filesNamed(
      database,
      "SELECT id FROM document WHERE type IN ('sanity.imageAsset', 'sanity.fileAsset')",
    ),
    formerFiles: filesNamed(
      database,
      `SELECT DISTINCT document_id AS id FROM revision
       WHERE document_id >= 'image-' AND document_id < 'image.'
          OR document_id >= 'file-' AND document_id < 'file.'`,
    ),
  }
}

function filesNamed(database: DatabaseSync, sql: string): Set<string> {
  const found = new Set<string>()
  for (const { id } of database.prepare(sql).iterate()) {
    const sha1 = ASSET_ID.exec(String(id))?.[1]
    if (sha1 !== undefined) found.add(sha1)
  }
  return found
}
