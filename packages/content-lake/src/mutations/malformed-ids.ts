import type { Mutation } from './mutate-request.ts'
import { malformedId, type Refusal, refusedMutations } from './refusal.ts'
import { isDocumentId } from './storable.ts'

/** @throws ApiError mutationError that names each mutation of an id which no document may have */
export function assertWellFormedIds(mutations: readonly Mutation[]): void {
  const malformed = new Map<number, Refusal>()
  mutations.forEach((mutation, index) => {
    const id = idOf(mutation)
    if (typeof id !== 'string' || id === '') return
    // The lake is asked to invent the rest of it.
    const whole = id.endsWith('.') ? `${id}x` : id
    if (!isDocumentId(whole)) malformed.set(index, malformedId(id))
  })
  if (malformed.size > 0) throw refusedMutations(malformed)
}

/** What a mutation says is the id of its document, if it names one. */
function idOf(mutation: Mutation): unknown {
  const target = mutation.delete ?? mutation.patch
  if (target !== undefined) return 'id' in target ? target.id : undefined
  return (mutation.create ?? mutation.createOrReplace ?? mutation.createIfNotExists)?._id
}
