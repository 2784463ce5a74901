import type { DatasetStore } from '../documents/dataset-store.ts'
import type { StoredDocument } from '../documents/document.ts'
import { select } from '../documents/select.ts'
import { idsFrom } from '../documents/text-range.ts'
import { viewOf } from '../documents/view.ts'
import { type AssetName, assetDocumentId, assetType } from './asset-name.ts'
import type { AssetStore } from './asset-store.ts'

/** An asset that a dataset has: its document and its file. */
export interface StoredAsset<Name extends AssetName = AssetName> {
  readonly name: Name
  readonly document: StoredDocument
  readonly path: string
  /** In bytes. */
  readonly size: number
  /** In hexadecimal; the SHA-1 is part of the name. */
  md5(): Promise<string>
}

/**
 * The asset of this name, or null. Files are shared by all datasets of a lake, so it is the document
 * that says whether this dataset has it.
 */
export async function findAsset<Name extends AssetName>(
  { store, assets }: { readonly store: DatasetStore; readonly assets: AssetStore },
  name: Name,
): Promise<StoredAsset<Name> | null> {
  const document = store.get(assetDocumentId(name))
  if (document === null) return null
  const size = await assets.size(name.sha1)
  if (size === null) return null
  const { sha1 } = name
  return { name, document, size, path: assets.path(sha1), md5: () => assets.md5(sha1) }
}

/** The document that a dataset has for this content already, whatever it was called then. */
export function findDocumentOf(
  store: DatasetStore,
  name: Pick<AssetName, 'kind' | 'sha1'>,
): StoredDocument | null {
  const { documents } = select(store, {
    conditions: [idsFrom(`${name.kind}-${name.sha1}-`)],
    order: null,
    limit: 1,
    view: viewOf(['raw'], true),
  })
  const type = assetType(name)
  for (const { _id, _type } of documents()) {
    // All of it, as whoever asks may look at it when it has been written over.
    if (_type === type) return store.get(_id)
  }
  return null
}

/** Whether a dataset has a document for the file of this SHA-1. */
export function namesFile(store: DatasetStore, sha1: string): boolean {
  const kinds = ['image', 'file'] as const
  return kinds.some((kind) => findDocumentOf(store, { kind, sha1 }) !== null)
}

/** The name under which the file was uploaded, or else the one in its URL. */
export function originalFilename({ name, document }: StoredAsset): string {
  const given = document.originalFilename
  return typeof given === 'string' && given !== '' ? given : `${name.sha1}.${name.extension}`
}

/** Whether no pixel of the image lets anything shine through, as far as its document says. */
export function isOpaque({ name, document: { metadata } }: StoredAsset): boolean {
  if (name.extension === 'jpg') return true
  const known = metadata !== null && typeof metadata === 'object' && !Array.isArray(metadata)
  return known && metadata.isOpaque === true
}
