import type { Sharp } from 'sharp'
import { MAX_OUTPUT_PIXELS } from './image-geometry.ts'
import type { OutputFormat } from './output-format.ts'

const DEFAULT_QUALITY = 75
/** Choosing 256 colours takes a second for each million pixels. */
const MAX_GIF_PIXELS = 4_000_000
/** Beyond so many pixels, AVIF's better compression takes four times as long as its fastest. */
const LARGE_AVIF_PIXELS = 2_000_000

export interface Encoding {
  readonly format: OutputFormat
  /** 0-100 on JPEG's scale, whatever the format. */
  readonly quality: number | undefined
  /** Width x height of what is encoded. */
  readonly pixels: number
}

/** The most pixels that a format is encoded with, so that no request costs more than a few seconds. */
export function maxPixelsOf(format: OutputFormat): number {
  return format === 'gif' ? MAX_GIF_PIXELS : MAX_OUTPUT_PIXELS
}

/** Sets the encoder: fast rather than small, as somebody waits for the first of each. */
export function encode(
  image: Sharp,
  { format, quality = DEFAULT_QUALITY, pixels }: Encoding,
): Sharp {
  const q = Math.max(1, Math.round(quality))
  switch (format) {
    case 'jpg':
      return image.jpeg({ quality: q, mozjpeg: true })
    case 'png':
      return image.png({ compressionLevel: 5, palette: false })
    case 'webp':
      // Finer subsampling would treble the time for a difference that nobody sees.
      return image.webp({ quality: q, effort: 2 })
    case 'avif':
      return image.avif({ quality: avifQuality(q), effort: pixels > LARGE_AVIF_PIXELS ? 0 : 2 })
    case 'gif':
      return image.gif({ effort: 4 })
  }
}

// AVIF at 50 looks like JPEG at 80; both scales end at 100.
function avifQuality(quality: number): number {
  return Math.round(quality <= 80 ? quality * 0.625 : 50 + (quality - 80) * 2.5) || 1
}
