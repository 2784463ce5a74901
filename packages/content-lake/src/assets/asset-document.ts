import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../json.ts'
import { type AssetName, assetDocumentId, assetPath, assetType } from './asset-name.ts'

/** What an uploader may say about a file. */
export interface AssetDescription {
  readonly filename?: string | undefined
  readonly label?: string | undefined
  readonly title?: string | undefined
  readonly description?: string | undefined
  readonly creditLine?: string | undefined
  readonly sourceId?: string | undefined
  readonly sourceName?: string | undefined
  readonly sourceUrl?: string | undefined
}

export interface StoredFile {
  readonly name: AssetName
  readonly mimeType: string
  readonly size: number
  readonly metadata?: JsonObject
}

export interface AssetLocation {
  readonly projectId: string
  readonly dataset: string
  /** Without a trailing slash. */
  readonly publicUrl: string
}

/** The asset document of a stored file, without the system attributes of a written document. */
export function assetDocument(
  file: StoredFile,
  said: AssetDescription,
  location: AssetLocation,
): JsonObject & { _id: string; _type: string } {
  const { name } = file
  const path = assetPath(name, location.projectId, location.dataset)
  const texts = {
    label: said.label,
    title: said.title,
    description: said.description,
    creditLine: said.creditLine,
  }
  const source = { id: said.sourceId, name: said.sourceName, url: said.sourceUrl }
  const hasSource = source.id !== undefined || source.name !== undefined || source.url !== undefined
  return {
    _id: assetDocumentId(name),
    _type: assetType(name),
    assetId: name.sha1,
    extension: name.extension,
    mimeType: file.mimeType,
    originalFilename: said.filename ?? `${name.sha1}.${name.extension}`,
    path,
    sha1hash: name.sha1,
    size: file.size,
    uploadId: randomUUID().replaceAll('-', ''),
    url: `${location.publicUrl}/${path}`,
    ...(file.metadata && { metadata: file.metadata }),
    ...given(texts),
    ...(hasSource && { source: given(source) }),
  }
}

function given(values: Record<string, string | undefined>): JsonObject {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
