import type { StoredDocument } from '../documents/document.ts'

/** Throws when the author may not make this change. */
export type AuthorizeChange = (previous: StoredDocument | null, next: StoredDocument | null) => void

/** Who writes, where, and what they may change. */
export interface Author {
  /** Recorded in the transaction log and told to listeners. */
  readonly id: string
  readonly projectId: string
  readonly dataset: string
  readonly authorize: AuthorizeChange
  /** Throws when the author may not erase what this document was. */
  readonly authorizePurge: (document: StoredDocument) => void
}
