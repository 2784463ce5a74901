import type { DocumentWriter } from './document-writer.ts'
import { danglingReference, stillReferenced } from './refusal.ts'

const MAXIMUM_REPORTED = 100

/**
 * Checks, at the end of a transaction, that nothing it deleted (or gave another type) is still
 * strongly referenced, and that no strong reference it wrote leads nowhere.
 * @throws Refusal documentHasExistingReferencesError, documentReferenceDoesNotExistError
 */
export function checkReferences(writer: DocumentWriter): void {
  const { transaction } = writer
  for (const [id, { before, step }] of writer.touched) {
    if (before === null || before._type === writer.get(id)?._type) continue
    const referencing = transaction.stronglyReferencing(id).filter((other) => other !== id)
    if (referencing.length === 0) continue
    writer.step = step
    throw stillReferenced(id, referencing.slice(0, MAXIMUM_REPORTED))
  }
  for (const [id, { step }] of writer.touched) {
    const missing = transaction.strongReferencesOf(id).find((target) => !transaction.has(target))
    if (missing === undefined) continue
    writer.step = step
    throw danglingReference(id, missing)
  }
}
