import type { ImageExtension } from './image-format.ts'
import type { ImageParams } from './image-params.ts'

/** What the lake can encode. `tif` and `svg` are kept as they are, but never made. */
export type OutputFormat = Exclude<ImageExtension, 'tif' | 'svg'>

export interface FormatRequest {
  readonly params: ImageParams
  readonly accept: string
  readonly source: { readonly extension: ImageExtension; readonly isOpaque: boolean }
}

/**
 * The format to encode: what `fm` says, else what `auto=format` finds the client accepts, else the
 * source's own when browsers show it.
 */
export function chooseFormat({ params, accept, source }: FormatRequest): OutputFormat {
  const asked = params.fm
  if (asked === 'jpeg' || asked === 'pjpg') return 'jpg'
  if (asked !== undefined && asked !== 'json') return asked
  const still = source.isOpaque ? 'jpg' : 'png'
  if (params.auto === undefined) return encodable(source.extension) ?? still
  // WebP first: AVIF saves a quarter of the bytes, but the first visitor waits five times as long for it.
  if (accepts(accept, 'image/webp')) return 'webp'
  // These may hold an animation, which AVIF encoders cannot make.
  const mayMove = source.extension === 'gif' || source.extension === 'webp'
  if (accepts(accept, 'image/avif') && !mayMove) return 'avif'
  const own = encodable(source.extension)
  return own === 'avif' || own === 'webp' ? still : (own ?? still)
}

/** Whether the answer for these parameters differs from one `Accept` header to another. */
export function dependsOnAccept(params: ImageParams): boolean {
  return params.auto !== undefined && params.fm === undefined
}

function encodable(extension: ImageExtension): OutputFormat | undefined {
  return extension === 'tif' || extension === 'svg' ? undefined : extension
}

function accepts(header: string, type: string): boolean {
  return header.split(',').some((entry) => {
    const [name, ...options] = entry.split(';').map((part) => part.trim().toLowerCase())
    return name === type && !options.some((option) => /^q=0(\.0*)?$/.test(option))
  })
}
