import type { DocumentWriter } from './document-writer.ts'
import { danglingReference, stillReferenced } from './refusal.ts'

const MAXIMUM_REPORTED = 100

/**
 * Checks, at the end of a transaction, that no strong reference it wrote leads nowhere and that
 * nothing it deleted (or gave another type) is still strongly referenced.
 * @throws Refusal documentReferenceDoesNotExistError, documentHasExistingReferencesError
 */
export function checkReferences(writer: DocumentWriter): void {
  const { transaction } = writer
  for (const [id, { before, step }] of writer.touched) {
    writer.step = step
    const after = writer.get(id)
    if (after !== null) {
      for (const target of transaction.strongReferencesOf(id)) {
        if (transaction.get(target) === null) throw danglingReference(id, target)
      }
    }
    if (before !== null && before._type !== after?._type) {
      const referencing = transaction.stronglyReferencing(id).filter((other) => other !== id)
      if (referencing.length > 0) {
        throw stillReferenced(id, referencing.slice(0, MAXIMUM_REPORTED))
      }
    }
  }
}
