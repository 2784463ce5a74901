import type { StoredDocument } from './document.ts'

/** Stands for any array or object. */
const HELD = Symbol('no scalar')

/** The attributes that there are indexes over. */
export class IndexedPaths {
  #paths: readonly (readonly string[])[] = []

  /** To be called whenever an index came or went. */
  set(paths: readonly (readonly string[])[]): void {
    this.#paths = paths
  }

  /** Whether a change of a document may change its rows in indexes: not when it is left as it is in all that they hold. */
  differ(previous: StoredDocument, next: StoredDocument): boolean {
    if (previous._type !== next._type) return true
    return this.#paths.some((path) => keyAt(previous, path) !== keyAt(next, path))
  }
}

function keyAt(document: StoredDocument, path: readonly string[]): unknown {
  let value: unknown = document
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    value = Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : null
  }
  return typeof value === 'object' && value !== null ? HELD : (value ?? null)
}
