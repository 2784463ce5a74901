import { attribute, type GroqValue } from '../value.ts'
import { attributeSelector, indexSelector, keySelector } from './json-path.ts'
import type { ArrayPosition, Origin, Place, SourceDocument } from './origin.ts'

/** Where the parts of a result come from, as @sanity/client reads it. */
export interface ContentSourceMap {
  readonly documents: readonly SourceDocument[]
  /** Normalized JSON paths into the documents. */
  readonly paths: readonly string[]
  /** By normalized JSON path into the result; one stands for all below it that has none of its own. */
  readonly mappings: Readonly<Record<string, ContentSourceMapping>>
}

interface ContentSourceMapping {
  readonly type: 'value'
  readonly source:
    | { readonly type: 'documentValue'; readonly document: number; readonly path: number }
    | { readonly type: 'literal' | 'unknown' }
}

/**
 * The source map of a result that comes from there. Items of arrays go by their position, or `byKey`,
 * where they have one, by their `_key`.
 */
export function contentSourceMap(origin: Origin, byKey: boolean): ContentSourceMap {
  const mappings: Record<string, ContentSourceMapping> = {}
  const documents = new Map<string, number>()
  const sources: SourceDocument[] = []
  const paths = new Map<string, number>()
  const keys = new ArrayKeys()

  const visit = (at: string, from: Origin): void => {
    if (Array.isArray(from)) {
      for (const [index, item] of from.entries()) visit(at + indexSelector(index), item)
    } else if (from instanceof Map) {
      for (const [name, part] of from) visit(at + attributeSelector(name), part)
    } else mappings[at] = { type: 'value', source: sourceOf(from) }
  }

  const sourceOf = (from: Place | 'literal' | 'unknown'): ContentSourceMapping['source'] => {
    if (typeof from === 'string') return { type: from }
    const { document, steps } = from
    if (!documents.has(document._id)) sources.push(document)
    const path = `$${steps.map((step) => selector(step)).join('')}`
    return {
      type: 'documentValue',
      document: numberOf(document._id, documents),
      path: numberOf(path, paths),
    }
  }

  const selector = (step: string | ArrayPosition): string => {
    if (typeof step === 'string') return attributeSelector(step)
    const key = byKey ? keys.keyOf(step) : null
    return (key === null ? null : keySelector(key)) ?? indexSelector(step.index)
  }

  visit('$', origin)
  return { documents: sources, paths: [...paths.keys()], mappings }
}

function numberOf(name: string, numbers: Map<string, number>): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, numbers.size)
  return numbers.size - 1
}

/** The keys by which items of arrays can be found again. */
class ArrayKeys {
  readonly #positions = new Map<readonly GroqValue[], ReadonlyMap<string, number>>()

  /** Null for an item without a key, and for one that an earlier item has the key of. */
  keyOf({ array, index }: ArrayPosition): string | null {
    const key = keyIn(array[index])
    return key !== null && this.#positionsIn(array).get(key) === index ? key : null
  }

  #positionsIn(array: readonly GroqValue[]): ReadonlyMap<string, number> {
    let positions = this.#positions.get(array)
    if (positions === undefined) {
      const first = new Map<string, number>()
      for (const [index, item] of array.entries()) {
        const key = keyIn(item)
        if (key !== null && !first.has(key)) first.set(key, index)
      }
      positions = first
      this.#positions.set(array, positions)
    }
    return positions
  }
}

function keyIn(item: GroqValue | undefined): string | null {
  const key = attribute(item ?? null, '_key')
  return typeof key === 'string' ? key : null
}
