import type { Sharp } from 'sharp'
import type { OutputFormat } from './output-format.ts'

const DEFAULT_QUALITY = 75

/** Sets the encoder. `quality` is 0-100 on JPEG's scale, whatever the format. */
export function encode(image: Sharp, format: OutputFormat, quality = DEFAULT_QUALITY): Sharp {
  const q = Math.max(1, Math.round(quality))
  switch (format) {
    case 'jpg':
      return image.jpeg({ quality: q, mozjpeg: true })
    case 'png':
      return image.png({ compressionLevel: 8 })
    case 'webp':
      // Finer subsampling would treble the time for a difference that nobody sees.
      return image.webp({ quality: q, effort: 2 })
    case 'avif':
      return image.avif({ quality: avifQuality(q), effort: 2 })
    case 'gif':
      return image.gif({ effort: 4 })
  }
}

// AVIF at 50 looks like JPEG at 80; both scales end at 100.
function avifQuality(quality: number): number {
  return Math.round(quality <= 80 ? quality * 0.625 : 50 + (quality - 80) * 2.5) || 1
}
