import type { JsonValue } from '../json.ts'
import type { DatasetStore } from './dataset-store.ts'

/** A document as documents of other datasets refer to it. */
export interface ReferredDocument {
  readonly projectId: string
  readonly dataset: string
  /** Its published id. */
  readonly id: string
}

/** Ids of the documents of a store, drafts and versions as well, that refer to a document of another dataset. */
export function referringAcross(store: DatasetStore, referred: ReferredDocument): string[] {
  return store.statements
    .prepare(
      'SELECT DISTINCT id FROM reference JOIN document ON pk = document_pk WHERE target = ? ORDER BY id',
    )
    .all(referred.id)
    .map((row) => String(row.id))
    .filter((id) => refersAcross(store.get(id), referred))
}

function refersAcross(value: JsonValue | undefined, referred: ReferredDocument): boolean {
  if (value === null || typeof value !== 'object') return false
  if (Array.isArray(value)) return value.some((item) => refersAcross(item, referred))
  const isReference =
    value._ref === referred.id &&
    value._dataset === referred.dataset &&
    (value._projectId ?? referred.projectId) === referred.projectId
  return isReference || Object.values(value).some((item) => refersAcross(item, referred))
}
