import { textOf } from '../documents/stored-form.ts'
import type { CommittedTransaction, DocumentChange } from '../documents/transaction.ts'
import type { JsonValue } from '../json.ts'

/** What a number, a boolean, null or the braces of an object count for, whatever their text. */
const SMALL = 8

/**
 * About how much a transaction keeps in memory: the documents before and after, with their JSON where that is kept
 * too, and the mutations, in characters.
 */
export function memoryOfTransaction({ changes }: CommittedTransaction): number {
  return changes.reduce((sum, change) => sum + memoryOfChange(change), 0)
}

function memoryOfChange({ documentId, previous, next, mutations }: DocumentChange): number {
  const documents = [previous, next].flatMap((document) => document ?? [])
  const texts = documents.map((document) => textOf(document)?.length ?? 0)
  return [documentId, ...documents, ...mutations].reduce(
    (sum, value) => sum + memoryOf(value),
    texts.reduce((sum, length) => sum + length, 0),
  )
}

function memoryOf(value: JsonValue): number {
  if (typeof value === 'string') return SMALL + value.length
  if (typeof value !== 'object' || value === null) return SMALL
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + memoryOf(item), SMALL)
  let sum = SMALL
  for (const name of Object.keys(value)) sum += name.length + memoryOf(value[name] ?? null)
  return sum
}
