import { setImmediate } from 'node:timers/promises'
import { DatasetStore } from './dataset-store.ts'
import { History } from './history.ts'
import { changedSince, type PointRequest, resolvePoint } from './point-in-time.ts'

/** Done at a time, so that no step of a large dataset holds up the others. */
const MOST_DOCUMENTS = 200
const MOST_TRANSACTIONS = 2_000

/**
 * Makes a dataset's file, which nobody has open, what it was at a point: its documents with their revisions, and
 * their history up to there. Interrupted, it is of no use.
 */
export async function rewind(file: string, request: PointRequest): Promise<void> {
  const store = DatasetStore.open(file)
  try {
    const { database } = store
    const point = resolvePoint(store, request)
    const ids = [...(await changedSince(store, point))]
    const history = new History(store)
    for (let from = 0; from < ids.length; from += MOST_DOCUMENTS) {
      database.exec('BEGIN')
      for (const id of ids.slice(from, from + MOST_DOCUMENTS)) {
        store.documents.put(id, history.stateAt(id, point.sequence))
      }
      database.exec('COMMIT')
      await setImmediate()
    }
    const last = store.sequence
    const forgetRevisions = database.prepare('DELETE FROM revision WHERE sequence > ?')
    const forgetTransactions = database.prepare('DELETE FROM transaction_log WHERE sequence > ?')
    for (let to = last; to > point.sequence; to -= MOST_TRANSACTIONS) {
      const after = Math.max(point.sequence, to - MOST_TRANSACTIONS)
      forgetRevisions.run(after)
      forgetTransactions.run(after)
      await setImmediate()
    }
  } finally {
    store.close()
  }
}
