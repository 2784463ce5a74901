import type { JsonObject } from '../json.ts'
import type { StoredDocument } from './document.ts'

/**
 * What two states of a document have, apart from the attributes of its own that are the very same value in both, as a patch
 * leaves those that it does not touch. All they have where attributes came, went or moved: the order tells which words
 * follow one another.
 */
export function changedAttributes(
  previous: StoredDocument,
  next: StoredDocument,
): { readonly before: JsonObject; readonly after: JsonObject } {
  const names = Object.keys(previous)
  const others = Object.keys(next)
  const isInOrder = names.length === others.length && names.every((name, i) => name === others[i])
  if (!isInOrder) return { before: previous, after: next }
  const changed = names.filter((name) => name.startsWith('_') || previous[name] !== next[name])
  return { before: pick(previous, changed), after: pick(next, changed) }
}

function pick(document: StoredDocument, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, document[name] ?? null]))
}
