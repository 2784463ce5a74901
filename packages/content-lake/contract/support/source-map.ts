/** What a result comes from, as the API tells it. */
export interface SourceMap {
  readonly documents: readonly { readonly _id: string; readonly _type: string }[]
  readonly paths: readonly string[]
  readonly mappings: Record<string, { readonly type: string; readonly source: Source }>
}

type Source =
  | { readonly type: 'documentValue'; readonly document: number; readonly path: number }
  | { readonly type: 'literal' | 'unknown' }

/**
 * Where the value at a place in a result comes from: `<document id> <path>`, `literal`, `unknown`, or
 * null when the map does not say. A mapping speaks for all that is below its place, the nearest first.
 */
export function sourceOf(map: SourceMap, place: string): string | null {
  const [nearest] = Object.keys(map.mappings)
    .filter((key) => place.startsWith(key) && /^(\[|$)/.test(place.slice(key.length)))
    .toSorted((a, b) => b.length - a.length)
  const source = nearest === undefined ? undefined : map.mappings[nearest]?.source
  if (nearest === undefined || source === undefined) return null
  if (source.type !== 'documentValue') return source.type
  const path = `${map.paths[source.path]}${place.slice(nearest.length)}`
  return `${map.documents[source.document]?._id} ${path}`
}
