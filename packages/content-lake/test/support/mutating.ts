import { afterEach, beforeEach, expect } from 'vitest'
import type { JsonObject } from '../../src/json.ts'
import { applyMutations } from '../../src/mutations/apply-mutations.ts'
import { type MutateRequest, mutateBody } from '../../src/mutations/mutate-request.ts'
import { IN_PLACE } from './selection.ts'
import { AUTHOR, type TemporaryStore, temporaryStore } from './temporary-store.ts'

/** Gives each test of a file a store of its own, and what it takes to mutate that. */
export function mutatingAStore() {
  let temporary: TemporaryStore
  beforeEach(() => {
    temporary = temporaryStore()
  })
  afterEach(() => {
    temporary.remove()
  })

  return {
    /** The store of the test at hand. */
    temporary: () => temporary,
    get: (id: string) => temporary.store.get(id),

    mutate(mutations: JsonObject[], options: Partial<MutateRequest> = {}) {
      const body = mutateBody.parse(JSON.parse(JSON.stringify({ mutations })))
      return applyMutations(
        temporary.store,
        { ...body, returnIds: true, returnDocuments: true, ...options },
        AUTHOR,
        IN_PLACE,
      )
    },

    /** How a request is refused, having changed nothing. */
    async refusal(promise: Promise<unknown>) {
      const sequence = temporary.store.sequence
      const error = await promise.then(
        () => null,
        (reason) => reason,
      )
      expect(temporary.store.sequence).toBe(sequence)
      return { status: error?.status, error: error?.body?.error }
    },
  }
}
