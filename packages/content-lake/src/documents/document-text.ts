import type { StoredDocument } from './document.ts'

/** JSON by document: of those that are stored, as it is stored. */
const texts = new WeakMap<object, string>()

/** Notes the JSON of a document. Neither is to change. */
export function keepText(document: StoredDocument, text: string): void {
  texts.set(document, text)
}

/** The JSON of a document that was stored, or presented by a view, where it is known: to write it anew takes longer. */
export function textOf(value: object): string | undefined {
  return texts.get(value)
}

/** The JSON of a document with one attribute more, after all others; undefined where it is not known. */
export function textWith(
  document: StoredDocument,
  name: string,
  value: string,
): string | undefined {
  if (Object.hasOwn(document, name)) return undefined
  const text = texts.get(document)
  return text && `${text.slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(value)}}`
}
