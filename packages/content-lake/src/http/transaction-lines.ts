import { setImmediate } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { DatasetStore } from '../documents/dataset-store.ts'
import { EffectsWalk } from '../documents/effects-walk.ts'
import { History, type LoggedTransaction } from '../documents/history.ts'

/** Documents whose state is held at a time: to go through one anew takes longer. */
const MOST_WALKS = 20

/** What a line is to tell of a transaction. */
export interface TransactionDetails {
  readonly mutations: boolean
  readonly effects: boolean
  /** Of these documents alone, null for all that it touched. */
  readonly only: readonly string[] | null
  /** The order of the transactions. */
  readonly newestFirst: boolean
}

/** Transactions as lines of JSON, in pieces that hold one revision of one document at a time. */
export async function* transactionLines(
  store: DatasetStore,
  sequences: readonly number[],
  details: TransactionDetails,
): AsyncGenerator<string, void> {
  const history = new History(store)
  const walks = new LRUCache<string, EffectsWalk>({ max: MOST_WALKS })

  /** Empty where they are not known. */
  async function effectsOf(documentId: string, sequence: number): Promise<string> {
    const walk = walks.get(documentId) ?? new EffectsWalk(store, documentId, details.newestFirst)
    walks.set(documentId, walk)
    const effects = await walk.at(sequence)
    return effects === undefined ? '' : `${JSON.stringify(documentId)}:${JSON.stringify(effects)}`
  }

  for (const sequence of sequences) {
    const transaction = history.transaction(sequence)
    if (transaction === null) continue
    yield headOf(transaction, details)
    const changed =
      details.mutations || details.effects ? history.changedBy(sequence, details.only) : []
    if (details.mutations) {
      yield* listOf(',"mutations":[', ']', changed, (id) => history.mutationsOn(id, sequence))
    }
    if (details.effects) {
      yield* listOf(',"effects":{', '}', changed, (id) => effectsOf(id, sequence))
    }
    yield '}\n'
  }
}

/** All but what may be long, without the last brace. */
function headOf(
  { id, timestamp, author, documentIds }: LoggedTransaction,
  { only }: TransactionDetails,
): string {
  const documentIDs = documentIds.filter((documentId) => only?.includes(documentId) ?? true)
  return JSON.stringify({ id, timestamp, author, documentIDs }).slice(0, -1)
}

/** @param itemOf of a document; empty for none */
async function* listOf(
  start: string,
  end: string,
  documentIds: readonly string[],
  itemOf: (documentId: string) => string | Promise<string>,
): AsyncGenerator<string, void> {
  yield start
  let separator = ''
  for (const documentId of documentIds) {
    const item = await itemOf(documentId)
    if (item === '') continue
    yield `${separator}${item}`
    separator = ','
    await setImmediate()
  }
  yield end
}
