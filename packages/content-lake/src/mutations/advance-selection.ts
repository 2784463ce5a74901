import type { DatasetStore } from '../documents/dataset-store.ts'
import { ApiError } from '../errors.ts'
import type { Author } from './author.ts'
import type { Mutation } from './mutate-request.ts'
import { type MutationQuery, type SelectionThreads, selectIdsInThread } from './select-ids.ts'

/** Thrown inside a transaction when the dataset is no longer what was selected from. */
export class StaleSelection extends Error {}

type Selected = { readonly ids: readonly string[] } | { readonly error: unknown }

/** What mutations select, found out in the query threads before their transaction. */
export class AdvanceSelection {
  readonly #sequence: number
  readonly #selected: readonly Selected[]

  /** @param selected what the first mutations select, in their order, as of a sequence */
  constructor(sequence: number, selected: readonly Selected[]) {
    this.#sequence = sequence
    this.#selected = selected
  }

  /**
   * What a mutation selects; null when only the open transaction can tell.
   * @throws what its query threw; StaleSelection when the store is at another sequence by now
   */
  ids(step: number, store: DatasetStore): readonly string[] | null {
    const selected = this.#selected[step]
    if (selected === undefined) return null
    // Such a query is wrong, or too expensive, whatever the dataset holds.
    if ('error' in selected && selected.error instanceof ApiError) throw selected.error
    if (store.sequence !== this.#sequence) throw new StaleSelection()
    if ('error' in selected) throw selected.error
    return selected.ids
  }
}

/**
 * Asks the query threads what mutations select. That ends at the first that may change something, be it
 * that it has no query, or that it selects a document: what later ones select depends on it.
 */
export async function selectInAdvance(
  store: DatasetStore,
  mutations: readonly Mutation[],
  author: Author,
  threads: SelectionThreads,
): Promise<AdvanceSelection> {
  // Threads see at least this much; what they see beyond it makes the selection stale.
  const { sequence } = store
  const selected: Selected[] = []
  for (const mutation of mutations) {
    const asked = queryOf(mutation)
    if (asked === null) break
    const outcome = await select(store, asked, author, threads)
    selected.push(outcome)
    if ('error' in outcome || outcome.ids.length > 0) break
  }
  return new AdvanceSelection(sequence, selected)
}

async function select(
  store: DatasetStore,
  asked: MutationQuery,
  author: Author,
  threads: SelectionThreads,
): Promise<Selected> {
  try {
    return { ids: await selectIdsInThread(store, asked, author, threads) }
  } catch (error) {
    // Whose turn it is to be refused is told in the transaction.
    return { error }
  }
}

function queryOf({ patch, delete: deletion }: Mutation): MutationQuery | null {
  const target = patch ?? deletion
  if (target === undefined || !('query' in target)) return null
  return { query: target.query, params: target.params ?? {} }
}
