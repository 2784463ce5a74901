import { Mutation } from '@sanity/mutator'
import { applyPatch } from 'mendoza'
import { expect } from 'vitest'
import type { StoredDocument } from '../../src/documents/document.ts'
import { effects } from '../../src/documents/mendoza.ts'
import type { CommittedTransaction } from '../../src/documents/transaction.ts'

/** Holds each change of a transaction to what it promises: its mutations and effects lead to `next`. */
export function expectReplayable(transaction: CommittedTransaction): void {
  for (const change of transaction.changes) {
    const { previous, next } = change
    const mutation = new Mutation({
      mutations: structuredClone(change.mutations) as never,
      transactionId: transaction.id,
      resultRev: transaction.id,
      timestamp: transaction.timestamp,
      ...(previous && { previousRev: previous._rev }),
    })
    expect(mutation.apply(structuredClone(previous)), change.documentId).toEqual(next)
    if (previous === null) expect(mutation.appliesToMissingDocument()).toBe(true)
    const { apply, revert } = effects(previous, next)
    expect(applyPatch(previous, apply)).toEqual(next)
    expect(applyPatch(next, revert)).toEqual(previous)
    expect((next as StoredDocument | null)?._rev ?? transaction.id).toBe(transaction.id)
  }
}
