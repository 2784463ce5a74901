import type { ImageExtension } from './image-format.ts'
import type { ImageParams } from './image-params.ts'

/** What the lake can encode. `tif` and `svg` are kept as they are, but never made. */
export type OutputFormat = Exclude<ImageExtension, 'tif' | 'svg'>

/** AVIF takes several times as long to encode as WebP: beyond this many pixels it is not worth the wait. */
const MAX_AUTO_AVIF_PIXELS = 2_000_000

export interface FormatRequest {
  readonly params: ImageParams
  readonly accept: string
  readonly source: { readonly extension: ImageExtension; readonly isOpaque: boolean }
  /** Pixels of the result. */
  readonly pixels: number
}

/**
 * The format to encode: what `fm` says, else what `auto=format` finds the client accepts, else the
 * source's own when browsers show it.
 */
export function chooseFormat({ params, accept, source, pixels }: FormatRequest): OutputFormat {
  const asked = params.fm
  if (asked === 'jpeg' || asked === 'pjpg') return 'jpg'
  if (asked !== undefined && asked !== 'json') return asked
  const still = source.isOpaque ? 'jpg' : 'png'
  if (params.auto === undefined) return encodable(source.extension) ?? still
  const avif = accepts(accept, 'image/avif')
  const webp = accepts(accept, 'image/webp')
  // Both may hold an animation, which AVIF encoders cannot make.
  const mayMove = source.extension === 'gif' || source.extension === 'webp'
  if (avif && !mayMove && (pixels <= MAX_AUTO_AVIF_PIXELS || !webp)) return 'avif'
  if (webp) return 'webp'
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
