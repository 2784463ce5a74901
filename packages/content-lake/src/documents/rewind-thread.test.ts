import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TemporaryStore, temporaryStore } from '../../test/support/temporary-store.ts'
import { DatasetStore } from './dataset-store.ts'
import { rewindInThread } from './rewind-thread.ts'

const DOCUMENTS = 2_000

let temporary: TemporaryStore

beforeEach(async () => {
  temporary = temporaryStore()
  for (const transactionId of ['first', 'second']) await write(transactionId)
  temporary.store.close()
})
afterEach(() => {
  temporary.remove()
})

async function write(id: string): Promise<void> {
  await temporary.store.transact({ author: 'ann', id }, (transaction) => {
    const { id: _rev, timestamp: _updatedAt } = transaction
    for (let n = 0; n < DOCUMENTS; n++) {
      const documentId = `post-${n}`
      const next = { _id: documentId, _type: 'post', _rev, _createdAt: _updatedAt, _updatedAt }
      transaction.put({ documentId, next, mutations: [{ createOrReplace: next }] })
    }
  })
}

function rewindTo(transactionId: string, onProgress: (done: number) => void, signal: AbortSignal) {
  const order = { file: temporary.file, request: { transactionId } }
  return rewindInThread(order, { onProgress, signal })
}

test('a thread rewinds a file and tells how far it is', async () => {
  const told: number[] = []
  await rewindTo('first', (done) => told.push(done), new AbortController().signal)
  expect(told).toEqual([0, 0.25, 0.5, 0.75])
  const rewound = DatasetStore.open(temporary.file)
  expect(rewound.get(`post-${DOCUMENTS - 1}`)).toMatchObject({ _rev: 'first' })
  expect(rewound.sequence).toBe(1)
  rewound.close()
})

test('it ends when told to, and lets go of the file', async () => {
  const controller = new AbortController()
  const stop = () => controller.abort(new Error('Told to'))
  await expect(rewindTo('first', stop, controller.signal)).rejects.toThrow('Told to')
  DatasetStore.open(temporary.file).close()
})

test('it says why it cannot', async () => {
  const { signal } = new AbortController()
  await expect(rewindTo('third', () => {}, signal)).rejects.toThrow(
    'There is no transaction "third"',
  )
})
