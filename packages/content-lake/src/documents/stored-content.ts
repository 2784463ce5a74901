import { z } from 'zod'
import type { DatasetStore } from './dataset-store.ts'
import { publishedId } from './document-id.ts'

/** A document as it is in the file: where, and how large. */
export interface StoredContent {
  readonly pk: number
  readonly id: string
  /** Of its JSON in UTF-8. */
  readonly bytes: number
}

const rows = z.array(z.object({ pk: z.number(), id: z.string(), bytes: z.number() }))

const COLUMNS = 'pk, id, octet_length(content) AS bytes'

/** The document with an id, or all its versions, without reading them. */
export function findContent(
  { statements }: DatasetStore,
  id: string,
  allVersions: boolean,
): StoredContent[] {
  const found = allVersions
    ? statements
        .prepare(
          `SELECT ${COLUMNS} FROM document WHERE published_id = ? ORDER BY version = 'published' DESC, version`,
        )
        .all(publishedId(id))
    : statements.prepare(`SELECT ${COLUMNS} FROM document WHERE id = ?`).all(id)
  return rows.parse(found)
}

/** The JSON of a document in UTF-8, outside of V8's heap. @throws Error when there is no such document */
export function readContent({ statements }: DatasetStore, { pk, id }: StoredContent): Uint8Array {
  const row = statements
    .prepare('SELECT CAST(content AS BLOB) AS content FROM document WHERE pk = ?')
    .get(pk)
  if (row?.content instanceof Uint8Array) return row.content
  throw new Error(`The document "${id}" is gone`)
}
