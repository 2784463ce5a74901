import type { StoredDocument } from './document.ts'

/** How a document was read without its long attributes. */
export interface PartialForm {
  /** What was left out. */
  readonly names: readonly string[]
  /** The document at hand with null for that, to be copied. */
  readonly rest: Readonly<Record<string, unknown>>
  /** Reads what was left out. */
  complete(): void
}

/** How a document is stored, as far as that is known. */
export interface StoredForm {
  readonly pk: number
  /** Its JSON. Undefined where that has other values than the document at hand. */
  readonly text: (() => string) | undefined
  /** What the document at hand has after all that is stored, up to the last brace; empty for nothing. */
  readonly more: string
  readonly partial?: PartialForm
  /** What views show of it, once one has. */
  presented?: StoredDocument
}

// Not a WeakMap: with documents for keys, V8 has them outlive the query that read them.
const FORM = Symbol('stored form')

/** Notes how a document is stored. It is not to change; a copy of it has none. */
export function keepForm(document: object, form: StoredForm): void {
  Object.defineProperty(document, FORM, { value: form })
}

/** How a document is stored; undefined for any other value. */
export function formOf(value: object): StoredForm | undefined {
  return (value as { readonly [FORM]?: StoredForm })[FORM]
}

/** The JSON of a document, where it is known: to write it anew takes longer. */
export function textOf(value: object): string | undefined {
  const form = formOf(value)
  const text = form?.text?.()
  if (form === undefined || text === undefined || form.more === '') return text
  return `${text.slice(0, -1)}${form.more}}`
}
