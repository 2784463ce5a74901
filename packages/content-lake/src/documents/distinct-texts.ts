import type { DocumentReader } from './document-reader.ts'
import { requireFew } from './row-bound.ts'

/**
 * The texts that an attribute holds in documents of some types (of any, given null), each once, the empty one left
 * out. Null when there are more than `most`, or when no index tells.
 */
export function distinctTexts(
  store: DocumentReader,
  path: readonly string[],
  types: readonly string[] | null,
  most: number,
): string[] | null {
  const index = store.scalarIndexes.ensure(path, types === null ? 'all' : 'type')
  if (index === null) return null
  const next = store.statements.prepareRows(
    `SELECT key FROM ${index}
     WHERE ${types === null ? '' : 'type = ? AND '}key > ? AND key < x'' ORDER BY key LIMIT 1`,
  )
  const found = new Set<string>()
  let steps = 0
  for (const type of types === null ? [[]] : types.map((each) => [each])) {
    let last = ''
    for (let row = next.get(...type, last); row !== undefined; row = next.get(...type, last)) {
      if (++steps > most) return null
      requireFew(store, steps)
      last = String(row[0])
      found.add(last)
    }
  }
  return [...found]
}
