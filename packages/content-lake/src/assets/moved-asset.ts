import type { JsonObject } from '../json.ts'

const PATH = /^(images|files)\/([^/]+)\/[^/]+\//

/**
 * Where the file of an asset document is in a dataset: files belong to all datasets of a lake, but each has
 * addresses of its own for them. Null when it is there already, or the document does not tell.
 */
export function movedAsset(
  { path, url }: JsonObject,
  { projectId, dataset }: { readonly projectId: string; readonly dataset: string },
): { path: string; url: string } | null {
  if (typeof path !== 'string' || typeof url !== 'string' || !url.endsWith(path)) return null
  if (PATH.exec(path)?.[2] !== projectId) return null
  const moved = path.replace(PATH, `$1/$2/${dataset}/`)
  return moved === path ? null : { path: moved, url: `${url.slice(0, -path.length)}${moved}` }
}
