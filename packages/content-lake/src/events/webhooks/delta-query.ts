import type { DocumentReader } from '../../documents/document-reader.ts'
import { viewOf } from '../../documents/view.ts'
import { Deadline } from '../../groq/deadline.ts'
import { DocumentSource } from '../../groq/document-source.ts'
import { evaluate } from '../../groq/evaluate.ts'
import { toJson } from '../../groq/json.ts'
import { parseQuery } from '../../groq/parse.ts'
import { ResultSize } from '../../groq/result-size.ts'
import { type Delta, Scope } from '../../groq/scope.ts'
import type { Node } from '../../groq/syntax-tree.ts'
import type { JsonValue } from '../../json.ts'

/** Where a change happened. */
export interface ChangedDataset {
  readonly store: DocumentReader
  readonly projectId: string
  readonly dataset: string
}

/** Nothing else is answered while it runs. */
const TIME_LIMIT_MS = 200
/** In characters of JSON. */
const LARGEST_MESSAGE = 10_000_000

/** A delta-GROQ expression over one change; by itself it speaks of the newer state there is. */
export class DeltaQuery {
  /** The expression as it was written. */
  readonly source: string
  readonly #tree: Node

  /** Throws queryParseError (400) when the expression cannot be read. */
  constructor(source: string) {
    this.source = source
    this.#tree = parseQuery(source, {}, 'delta')
  }

  /**
   * References are followed in the dataset as it is now. Throws queryTimeoutError (504), and
   * queryMemoryError or queryResultSizeError (400) for what is larger than it may be.
   */
  evaluate(delta: Delta, { store, projectId, dataset }: ChangedDataset): JsonValue {
    const context = {
      source: new DocumentSource(store, viewOf(['raw'], false)),
      deadline: new Deadline(TIME_LIMIT_MS),
      params: {},
      now: new Date(),
      identityId: '',
      projectId,
      dataset,
      delta,
    }
    const value = evaluate(this.#tree, Scope.root(context, delta.after ?? delta.before))
    return toJson(value, new ResultSize(LARGEST_MESSAGE))
  }
}
