import { LRUCache } from 'lru-cache'

const MOST_PATHS = 1_000

/** A text that no other path has: a name may hold any character. */
export function pathKey(path: readonly string[]): string {
  return JSON.stringify(path)
}

/** Remembers what is worked out of paths: every query asks for the same few. */
export function ofPath<Result>(work: (path: readonly string[]) => Result) {
  const known = new LRUCache<string, { readonly result: Result }>({ max: MOST_PATHS })
  return (path: readonly string[]): Result => {
    const key = pathKey(path)
    let entry = known.get(key)
    if (entry === undefined) {
      entry = { result: work(path) }
      known.set(key, entry)
    }
    return entry.result
  }
}
