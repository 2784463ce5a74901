import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatasetStore } from '../../src/documents/dataset-store.ts'
import type { CommittedTransaction } from '../../src/documents/transaction.ts'
import type { Author } from '../../src/mutations/author.ts'
import { expectReplayable } from './replay.ts'

/** A store in a file of its own; every transaction is kept and held to be replayable. */
export interface TemporaryStore {
  readonly store: DatasetStore
  readonly file: string
  readonly transactions: readonly CommittedTransaction[]
  remove(): void
}

export function temporaryStore(): TemporaryStore {
  const directory = mkdtempSync(join(tmpdir(), 'content-lake-store-'))
  const file = join(directory, 'test.sqlite')
  const store = DatasetStore.open(file)
  const transactions: CommittedTransaction[] = []
  store.beforeCommit((transaction) => {
    expectReplayable(transaction)
    transactions.push(transaction)
  })
  return {
    store,
    file,
    transactions,
    remove() {
      store.close()
      rmSync(directory, { recursive: true })
    },
  }
}

/** Somebody who may do everything. */
export const AUTHOR: Author = {
  id: 'me',
  projectId: 'vitrine',
  dataset: 'production',
  authorize: () => {},
  authorizePurge: () => {},
}
