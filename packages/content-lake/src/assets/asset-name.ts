import { type ImageExtension, isImageExtension } from './image-format.ts'

/** What an image asset's document id and the last part of its URL say about it. */
export interface ImageName {
  readonly kind: 'image'
  readonly sha1: string
  readonly width: number
  readonly height: number
  readonly extension: ImageExtension
}

export interface FileName {
  readonly kind: 'file'
  readonly sha1: string
  readonly extension: string
}

export type AssetName = ImageName | FileName

const IMAGE = /^([0-9a-f]{40})-([1-9]\d{0,5})x([1-9]\d{0,5})\.([a-z]{3,4})$/
const FILE = /^([0-9a-f]{40})\.([a-z0-9]{1,16})$/

/** Reads `<sha1>-<W>x<H>.<ext>`; null for anything else. */
export function parseImageName(text: string): ImageName | null {
  const [, sha1, width, height, extension] = IMAGE.exec(text) ?? []
  if (!sha1 || !width || !height || !extension || !isImageExtension(extension)) return null
  return { kind: 'image', sha1, width: Number(width), height: Number(height), extension }
}

/** Reads `<sha1>.<ext>`; null for anything else. */
export function parseFileName(text: string): FileName | null {
  const [, sha1, extension] = FILE.exec(text) ?? []
  return sha1 && extension ? { kind: 'file', sha1, extension } : null
}

/** `image-<sha1>-<W>x<H>-<ext>` or `file-<sha1>-<ext>`. */
export function assetDocumentId(name: AssetName): string {
  return name.kind === 'image'
    ? `image-${name.sha1}-${name.width}x${name.height}-${name.extension}`
    : `file-${name.sha1}-${name.extension}`
}

/** The type of the asset's document. */
export function assetType({
  kind,
}: Pick<AssetName, 'kind'>): 'sanity.imageAsset' | 'sanity.fileAsset' {
  return kind === 'image' ? 'sanity.imageAsset' : 'sanity.fileAsset'
}

/** `images/<project>/<dataset>/<sha1>-<W>x<H>.<ext>` or `files/<project>/<dataset>/<sha1>.<ext>`. */
export function assetPath(name: AssetName, projectId: string, dataset: string): string {
  return name.kind === 'image'
    ? `images/${projectId}/${dataset}/${name.sha1}-${name.width}x${name.height}.${name.extension}`
    : `files/${projectId}/${dataset}/${name.sha1}.${name.extension}`
}
