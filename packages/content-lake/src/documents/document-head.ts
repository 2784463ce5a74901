import { LRUCache } from 'lru-cache'
import { define, type JsonObject } from '../json.ts'
import type { StoredDocument } from './document.ts'
import { formOf, keepForm } from './stored-form.ts'

/** What is longer is left out of a head; in characters of JSON. */
const LONGEST_ATTRIBUTE = 400
/** A head that leaves out less is not worth it; in characters of JSON. */
const LEAST_LEFT_OUT = 1_000

/** The JSON of a document, and of its head. */
export interface WrittenDocument {
  readonly content: string
  /** `[{…}, ["body"]]`: the document with null for its long attributes, and their names. Null when it has hardly any. */
  readonly head: string | null
}

/** Writes a document down; most queries read of it no more than its head. */
export function writeDocument(document: StoredDocument): WrittenDocument {
  const attributes: string[] = []
  const short: string[] = []
  const long: string[] = []
  let leftOut = 0
  for (const [name, value] of Object.entries(document)) {
    const key = JSON.stringify(name)
    const json = JSON.stringify(value)
    attributes.push(`${key}:${json}`)
    const isShort = json.length <= LONGEST_ATTRIBUTE
    short.push(isShort ? `${key}:${json}` : `${key}:null`)
    if (isShort) continue
    long.push(name)
    leftOut += json.length
  }
  return {
    content: `{${attributes.join(',')}}`,
    head: leftOut < LEAST_LEFT_OUT ? null : `[{${short.join(',')}},${JSON.stringify(long)}]`,
  }
}

/**
 * A document by its head; whoever asks for an attribute that was left out has all of it read.
 * @param parse reads stored JSON
 * @param readContent its JSON
 */
export function openHead(
  pk: number,
  head: string,
  parse: (json: string) => unknown,
  readContent: () => string,
): StoredDocument {
  const [document, names] = parse(head) as [StoredDocument, string[]]
  const rest = { ...document }
  let content: string | undefined
  let isComplete = false
  const text = () => {
    content ??= readContent()
    return content
  }
  const complete = () => {
    if (isComplete) return
    const all = parse(text()) as JsonObject
    for (const name of names) define(document, name, { value: all[name], writable: true })
    // Not before: whoever asked may have been deep in its stack, and the next one gets what there was no room for.
    isComplete = true
  }
  readLater(document, names, () => {
    complete()
    return document
  })
  keepForm(document, { pk, text, more: '', partial: { names, rest, complete } })
  return document
}

/** A copy with other attributes, which reads no more of a document than was read. */
export function copyWith<Value extends object, More extends object>(
  value: Value,
  attributes: More,
): Value & More {
  const partial = formOf(value)?.partial
  if (partial === undefined) return { ...value, ...attributes }
  const copy = { ...partial.rest, ...attributes }
  const document = value as Readonly<Record<string, unknown>>
  const names = partial.names.filter((name) => !Object.hasOwn(attributes, name))
  readLater(copy, names, () => document)
  const whole: unknown = copy
  return whole as Value & More
}

const WHOLE = Symbol('whole document')
const getters = new LRUCache<string, PropertyDescriptor>({ max: 1_000 })

/** Has attributes of a document be those of another, which is asked for as soon as one of them is. */
function readLater(
  document: object,
  names: readonly string[],
  whole: () => Readonly<Record<string, unknown>>,
): void {
  Object.defineProperty(document, WHOLE, { value: whole })
  for (const name of names) Object.defineProperty(document, name, getterOf(name))
}

/** One for all documents: V8 keeps a getter, and all that it holds, with the shape of the object it was given to. */
function getterOf(name: string): PropertyDescriptor {
  const known = getters.get(name)
  if (known !== undefined) return known
  const getter = {
    get(this: { readonly [WHOLE]: () => Readonly<Record<string, unknown>> }) {
      return this[WHOLE]()[name]
    },
    enumerable: true,
    configurable: true,
  }
  getters.set(name, getter)
  return getter
}
