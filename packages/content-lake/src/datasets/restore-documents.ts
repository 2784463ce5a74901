import { setImmediate } from 'node:timers/promises'
import { movedAsset } from '../assets/moved-asset.ts'
import type { DatasetStore } from '../documents/dataset-store.ts'
import type { StoredDocument } from '../documents/document.ts'
import { History } from '../documents/history.ts'
import { jsonEqual } from '../documents/json-equal.ts'
import { changedBetween, changedSince, type Point } from '../documents/point-in-time.ts'
import { httpError } from '../errors.ts'
import type { JsonObject } from '../json.ts'
import { RELEASE_TYPE, unscheduled } from '../mutations/actions/release-document.ts'
import type { Author } from '../mutations/author.ts'
import { DocumentWriter } from '../mutations/document-writer.ts'
import { isSystemVersionId } from '../mutations/storable.ts'

/** One transaction holds up all others: what changes more is for a new dataset. */
const MOST_DOCUMENTS = 10_000
/** Looked up at a time. */
const STEP = 200
const ASSET_TYPES = new Set(['sanity.imageAsset', 'sanity.fileAsset'])

/** How far a restore is: so many documents are looked up, or written. */
export type OnRestoreProgress = (step: 'lookUp' | 'write', done: number, total: number) => void

/** What a restore wrote; `transactionId` is null when it was only asked for, or nothing differs. */
export interface RestoredDocuments {
  readonly transactionId: string | null
  readonly created: number
  readonly changed: number
  readonly deleted: number
}

/**
 * Makes the documents of a dataset what they were at a point, in one transaction on top of all others: what
 * happened since stays in the history, and everybody who listens is told. Documents that are the same again, but for
 * their revision, are left alone. Releases come back unscheduled: their time may have passed.
 */
export async function restoreDocuments(
  store: DatasetStore,
  point: Point,
  author: Author,
  {
    dryRun,
    onProgress = () => {},
  }: { readonly dryRun: boolean; readonly onProgress?: OnRestoreProgress | undefined },
): Promise<RestoredDocuments> {
  const history = new History(store)
  const until = store.sequence
  const ids = [...(await changedSince(store, point, until))]
  assertFewEnough(ids.length)
  // The past does not change while it is looked up.
  const past = new Map<string, StoredDocument | null>()
  for (let from = 0; from < ids.length; from += STEP) {
    for (const id of ids.slice(from, from + STEP)) past.set(id, history.stateAt(id, point.sequence))
    onProgress('lookUp', past.size, ids.length)
    await setImmediate()
  }
  if (!dryRun) onProgress('write', 0, past.size)
  const { value, transaction } = await store.transact(
    { author: author.id },
    (open) => {
      const writer = new DocumentWriter(open, author)
      for (const id of changedBetween(store, until, store.sequence)) {
        past.set(id, history.stateAt(id, point.sequence))
      }
      assertFewEnough(past.size)
      const counts = { created: 0, changed: 0, deleted: 0 }
      for (const [id, state] of past) {
        const outcome = restore(writer, id, state && presentable(state, author))
        if (outcome !== null) counts[outcome]++
      }
      return counts
    },
    { dryRun, isBounded: false },
  )
  if (!dryRun) onProgress('write', past.size, past.size)
  return { ...value, transactionId: transaction?.id ?? null }
}

function restore(
  writer: DocumentWriter,
  id: string,
  state: JsonObject | null,
): keyof Omit<RestoredDocuments, 'transactionId'> | null {
  const now = writer.get(id)
  // Nobody may write such a document any more; those of before stay gone.
  if (state === null || isSystemVersionId(id)) return writer.delete(id) === null ? null : 'deleted'
  if (now !== null && jsonEqual(contentOf(now), contentOf(state))) return null
  writer.createOrReplace(state)
  return now === null ? 'created' : 'changed'
}

function contentOf({ _rev, _updatedAt, ...content }: JsonObject): JsonObject {
  return content
}

function presentable(state: StoredDocument, author: Author): JsonObject {
  if (state._type === RELEASE_TYPE) return unscheduled(state)
  return ASSET_TYPES.has(state._type) ? { ...state, ...movedAsset(state, author) } : state
}

function assertFewEnough(count: number): void {
  if (count <= MOST_DOCUMENTS) return
  throw httpError(
    409,
    'Conflict',
    `${count} documents were changed since then, of which at most ${MOST_DOCUMENTS} are restored in place: restore the dataset into a new one`,
  )
}
