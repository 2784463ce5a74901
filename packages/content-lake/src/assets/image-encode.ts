import type { Sharp } from 'sharp'
import { MAX_OUTPUT_PIXELS } from './image-geometry.ts'
import type { ImageParams } from './image-params.ts'
import type { OutputFormat } from './output-format.ts'

const DEFAULT_QUALITY = 75
/** Choosing 256 colours takes a second for each million pixels. */
const MAX_GIF_PIXELS = 4_000_000
/** An AVIF takes 33 bytes of memory for each of its pixels while it is made, six times as many as others. */
const MAX_AVIF_PIXELS = 4_000_000
const AVIF_WEIGHT = 4
/** Beyond so many pixels, AVIF's better compression takes four times as long as its fastest. */
const LARGE_AVIF_PIXELS = 2_000_000

export interface Encoding {
  readonly format: OutputFormat
  /** 0-100 on JPEG's scale, whatever the format. */
  readonly quality: number | undefined
  /** Width x height of what is encoded. */
  readonly pixels: number
}

/** Sharpening and colours take four times as long as all else. */
const MAX_SLOW_PIXELS = 8_000_000

/** The most pixels that a format is encoded with, after such effects, so that no request costs more than a few seconds and its part of memory. */
export function maxPixelsOf(
  format: OutputFormat,
  { sharp, sat }: Pick<ImageParams, 'sharp' | 'sat'>,
): number {
  if (format === 'gif') return MAX_GIF_PIXELS
  if (format === 'avif') return MAX_AVIF_PIXELS
  return sharp || sat !== undefined ? MAX_SLOW_PIXELS : MAX_OUTPUT_PIXELS
}

/** How many pixels of another format take as much memory and time as these of this one. */
export function weightOf(format: OutputFormat, pixels: number): number {
  return format === 'avif' ? AVIF_WEIGHT * pixels : pixels
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
