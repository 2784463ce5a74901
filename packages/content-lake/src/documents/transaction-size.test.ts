import { expect, test } from 'vitest'
import type { StoredDocument } from './document.ts'
import {
  MOST_REWRITTEN_BYTES,
  MOST_TRANSACTION_BYTES,
  MOST_TRANSACTION_CHANGES,
  MOST_TRANSACTION_DOCUMENTS,
  TransactionSize,
} from './transaction-size.ts'

const MB = 1_000_000
const document = (_id: string, bytes: number): StoredDocument => {
  const time = '2026-01-01T00:00:00Z'
  const times = { _createdAt: time, _updatedAt: time }
  return { _id, _type: 'post', _rev: 'r', ...times, text: 'x'.repeat(bytes) }
}

/** How many of these go into one transaction. */
function countThatFit(most: number, put: (size: TransactionSize, n: number) => void): number {
  const size = new TransactionSize()
  for (let n = 0; n < most; n++) {
    try {
      put(size, n)
    } catch (error) {
      expect(error).toMatchObject({ status: 413, type: 'transactionTooLargeError' })
      return n
    }
  }
  return most
}

const fit = MOST_TRANSACTION_BYTES / MB - 1

test('documents are counted as they are, once when the log has them too', () => {
  const count = countThatFit(fit + 5, (size, n) => {
    const next = document(`d${n}`, MB)
    size.add(next._id, next, [{ create: next }])
  })
  expect(count).toBe(fit)
})

test('patches are counted, also those that leave a document as it was', () => {
  const count = countThatFit(fit + 5, (size, n) => {
    const patch = { id: `d${n}`, setIfMissing: { text: 'y'.repeat(MB) } }
    size.add(patch.id, document(patch.id, 1), [{ patch }])
  })
  expect(count).toBe(fit)
})

test('what is written over again counts for less', () => {
  const next = document('d', 9 * MB)
  const count = countThatFit(1_000, (size) => size.add('d', next, [{ patch: { inc: { n: 1 } } }]))
  expect(count).toBe(1 + Math.floor(MOST_REWRITTEN_BYTES / (9 * MB)))
})

test.each(['created', 'deleted'])('documents that are %s are counted', (how) => {
  const most = MOST_TRANSACTION_DOCUMENTS
  const next = how === 'created' ? document('d', 1) : null
  expect(countThatFit(2 * most, (size, n) => size.add(`d${n}`, next, []))).toBe(most)
})

test('so are changes of one and the same document', () => {
  const most = MOST_TRANSACTION_CHANGES
  const next = document('d', 1)
  expect(countThatFit(2 * most, (size) => size.add('d', next, []))).toBe(most)
})
