import { DatasetStore } from './dataset-store.ts'
import { History } from './history.ts'
import { changedSince, type PointRequest, resolvePoint } from './point-in-time.ts'

/** Done at a time, in one transaction of SQLite. */
const MOST_DOCUMENTS = 500

/** Which file is to be rewound, and how far. */
export interface RewindOrder {
  readonly file: string
  readonly request: PointRequest
}

/**
 * Makes a dataset's file, which nobody has open, what it was at a point: its documents with their revisions, and
 * their history up to there. Interrupted, it is of no use. It takes long: see `rewindInThread`.
 */
export async function rewind(
  file: string,
  request: PointRequest,
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  const store = DatasetStore.open(file)
  try {
    const { database } = store
    const point = resolvePoint(store, request)
    const ids = [...(await changedSince(store, point))]
    const history = new History(store)
    const forgetRevisions = database.prepare(
      'DELETE FROM revision WHERE document_id = ? AND sequence > ?',
    )
    for (let from = 0; from < ids.length; from += MOST_DOCUMENTS) {
      database.exec('BEGIN')
      for (const id of ids.slice(from, from + MOST_DOCUMENTS)) {
        store.documents.put(id, history.stateAt(id, point.sequence))
        forgetRevisions.run(id, point.sequence)
      }
      database.exec('COMMIT')
      onProgress(from / ids.length)
    }
    database.prepare('DELETE FROM transaction_log WHERE sequence > ?').run(point.sequence)
  } finally {
    store.close()
  }
}
