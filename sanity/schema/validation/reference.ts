import type { Verdict } from './verdict.ts'

/** Checks that a document does not list itself; a draft or release version counts as the document. */
export function checkNotSelf(ref: string | undefined, documentId: string | undefined): Verdict {
  if (!ref || !documentId) return true
  const published = documentId.replace(/^(?:drafts\.|versions\.[^.]+\.)/, '')
  return ref === published ? 'This is the document itself. Choose another.' : true
}
