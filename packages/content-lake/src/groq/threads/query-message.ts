import type { IndexSpan } from '../../documents/index-definition.ts'
import type { JsonObject } from '../../json.ts'
import type { QueryRequest } from '../execute-query.ts'
import type { ThreadExplanation } from '../explanation.ts'

/** What a query thread is asked. */
export interface QueryJob {
  readonly file: string
  readonly request: QueryRequest
  /** Names of indexes that the query has to do without. */
  readonly refusedIndexes: ReadonlySet<string>
}

/** What a query thread is told at its start. */
export interface QueryWorkerData {
  /** What it may keep of documents, in characters of JSON. */
  readonly documents: number
}

/** Tells a query thread that a file is no more; there is no answer. */
export interface ForgetFile {
  readonly forget: string
}

/** A query's answer, its result and source map written as JSON already. */
export interface QueryAnswer {
  readonly kind: 'answer'
  readonly resultJson: string
  /** Undefined when none was asked for. */
  readonly sourceMapJson: string | undefined
  readonly syncTags: readonly string[]
  readonly usedIndexes: readonly string[]
  /** Undefined when none was asked for. */
  readonly explanation?: ThreadExplanation
}

/** What a query thread answers. */
export type QueryOutcome =
  | QueryAnswer
  | { readonly kind: 'index wanted'; readonly path: readonly string[]; readonly span: IndexSpan }
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly body: JsonObject
      readonly message: string
    }
  | { readonly kind: 'damaged'; readonly reason: string }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string | undefined }

/** The first message of a thread, once it can be asked. */
export const READY = 'ready'
