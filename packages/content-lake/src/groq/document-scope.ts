import type { StoredDocument } from '../documents/document.ts'
import type { DocumentReader } from '../documents/document-reader.ts'
import { viewOf } from '../documents/view.ts'
import type { JsonObject } from '../json.ts'
import type { Deadline } from './deadline.ts'
import { DocumentSource } from './document-source.ts'
import { Scope } from './scope.ts'

interface Asked {
  readonly reader: DocumentReader
  readonly deadline: Deadline
  readonly params: JsonObject
  readonly identityId: string
}

/** Where a condition of one document, in whatever state, is worked out: references are followed in the store as it is now. */
export function documentScope(document: StoredDocument, { reader, ...asked }: Asked): Scope {
  const source = new DocumentSource(reader, viewOf(['raw'], false))
  return Scope.root({ ...asked, source, now: new Date(), projectId: '', dataset: '' }).nested(
    document,
  )
}
