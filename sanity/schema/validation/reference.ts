import { publishedId } from './published-id.ts'
import type { Verdict } from './verdict.ts'

/** Checks that a document does not list itself; a draft or release version counts as the document. */
export function checkNotSelf(ref: string | undefined, documentId: string | undefined): Verdict {
  if (!ref || !documentId) return true
  return ref === publishedId(documentId) ? 'This is the document itself. Choose another.' : true
}
