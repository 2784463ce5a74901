import { document, mutate, succeeded } from './data.ts'
import type { JsonRecord } from './http.ts'
import { type Space, space } from './space.ts'

/** The ids of a document and of its draft. */
export interface Pair {
  readonly publishedId: string
  readonly draftId: string
}

/** Gives a file documents that are published, drafted, both or neither. */
export function drafting() {
  const here: Space = space()

  /** The ids of a document that does not exist. */
  function pair(): Pair {
    const publishedId = here.id()
    return { publishedId, draftId: `drafts.${publishedId}` }
  }

  const write = (...documents: JsonRecord[]) =>
    succeeded(mutate(documents.map((create) => ({ create: { _type: here.type, ...create } }))))

  return {
    here,
    pair,
    write,
    /** A document that is published when it has fields, and drafted when its draft has. */
    async written(published: JsonRecord | null, draft: JsonRecord | null = null): Promise<Pair> {
      const ids = pair()
      if (published !== null) await write({ _id: ids.publishedId, ...published })
      if (draft !== null) await write({ _id: ids.draftId, ...draft })
      return ids
    },
    revision: async (id: string) => (await document(id))?._rev ?? '',
  }
}
