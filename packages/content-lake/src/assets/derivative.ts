import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { ImageName } from './asset-name.ts'
import { maxPixelsOf } from './image-encode.ts'
import { type Geometry, planGeometry, turnedSize } from './image-geometry.ts'
import type { ImageParams } from './image-params.ts'
import { chooseFormat, type OutputFormat } from './output-format.ts'
import { isOpaque, type StoredAsset } from './stored-asset.ts'

/** Part of every derivative's identity: another encoder, or a change of ours, makes other bytes. */
const PIPELINE = `4-${sharp.versions.vips}`

/** Everything that decides the bytes of a derived image. */
export interface Derivative {
  readonly params: ImageParams
  readonly geometry: Geometry
  readonly format: OutputFormat
  /** The same for the same bytes, other for others. */
  readonly digest: string
}

/**
 * What to make of an image for these parameters and this Accept header; `original` when the stored
 * file is the answer already.
 */
export function planDerivative(
  asset: StoredAsset<ImageName>,
  params: ImageParams,
  accept: string,
): Derivative | 'original' {
  const { name } = asset
  // A drawing fits any size; it becomes pixels only when asked for by name.
  if (name.extension === 'svg' && params.fm === undefined) return 'original'
  const format = chooseFormat({
    params,
    accept,
    source: { extension: name.extension, isOpaque: isOpaque(asset) },
  })
  const geometry = planGeometry(params, turnedSize(name, params), maxPixelsOf(format, params))
  const { auto: _auto, fm, ...rest } = params
  const changes = Object.keys(rest).length > 0 || fm === 'pjpg'
  if (!changes && (format === name.extension || (fm === undefined && params.auto === undefined))) {
    return 'original'
  }
  const identity = JSON.stringify([PIPELINE, name.sha1, format, rest])
  const digest = createHash('sha256').update(identity).digest('hex')
  return { params: rest, geometry, format, digest }
}
