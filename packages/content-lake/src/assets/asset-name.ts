/** What an asset's document id and the last part of its URL say about it. */
export type AssetName =
  | { kind: 'image'; sha1: string; width: number; height: number; extension: string }
  | { kind: 'file'; sha1: string; extension: string }

const IMAGE_FILE = /^([0-9a-f]{40})-([1-9]\d{0,5})x([1-9]\d{0,5})\.([a-z0-9]{1,16})$/
const PLAIN_FILE = /^([0-9a-f]{40})\.([a-z0-9]{1,16})$/

/** Reads `<sha1>-<W>x<H>.<ext>` (image) or `<sha1>.<ext>` (file); null for anything else. */
export function parseAssetFileName(kind: AssetName['kind'], text: string): AssetName | null {
  if (kind === 'image') {
    const [, sha1, width, height, extension] = IMAGE_FILE.exec(text) ?? []
    if (!sha1 || !width || !height || !extension) return null
    return { kind, sha1, width: Number(width), height: Number(height), extension }
  }
  const [, sha1, extension] = PLAIN_FILE.exec(text) ?? []
  return sha1 && extension ? { kind, sha1, extension } : null
}

/** `image-<sha1>-<W>x<H>-<ext>` or `file-<sha1>-<ext>`. */
export function assetDocumentId(name: AssetName): string {
  return name.kind === 'image'
    ? `image-${name.sha1}-${name.width}x${name.height}-${name.extension}`
    : `file-${name.sha1}-${name.extension}`
}

/** `images/<project>/<dataset>/<sha1>-<W>x<H>.<ext>` or `files/<project>/<dataset>/<sha1>.<ext>`. */
export function assetPath(name: AssetName, projectId: string, dataset: string): string {
  return name.kind === 'image'
    ? `images/${projectId}/${dataset}/${name.sha1}-${name.width}x${name.height}.${name.extension}`
    : `files/${projectId}/${dataset}/${name.sha1}.${name.extension}`
}
