import { evaluate, parse } from 'groq-js'
import type { StoredDocument } from '../../documents/document.ts'
import type { JsonValue } from '../../json.ts'

/** A document's change, as delta-GROQ asks about it with `before()` and `after()`. */
export interface Delta {
  readonly before: StoredDocument | null
  readonly after: StoredDocument | null
}

/** Finds the document that a reference leads to. */
export type Dereference = (id: string) => StoredDocument | null

/** A delta-GROQ expression over one change; by itself it speaks of the newer state there is. */
export class DeltaQuery {
  readonly #tree: ReturnType<typeof parse>

  /** @throws Error when the expression cannot be read */
  constructor(source: string) {
    this.#tree = parse(source, { mode: 'delta' })
  }

  /** @throws Error when groq-js cannot evaluate the expression */
  async evaluate({ before, after }: Delta, dereference: Dereference): Promise<JsonValue> {
    const value = await evaluate(this.#tree, {
      before: before ?? undefined,
      after: after ?? undefined,
      root: after ?? before,
      // References are only followed when there is a dataset, even an empty one.
      dataset: [],
      dereference: async ({ _ref }: { _ref: string }) => dereference(_ref),
    })
    return value.get()
  }
}
