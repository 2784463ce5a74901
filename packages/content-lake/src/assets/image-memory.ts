import { httpError } from '../errors.ts'
import type { ImageFacts } from './image-reader.ts'

const WEBP_BYTES = 7.5
const GIF_BYTES = 8
const AVIF_BYTES = 17

/**
 * What decoding a picture takes at most, in bytes, beside some 50 megabytes that working on any large one does:
 * as measured with libvips, which reads line by line where the format lets it.
 */
export function decodingBytes(facts: ImageFacts): number {
  const pixels = facts.width * facts.height
  // Whether any pixel is clear is asked of all of them.
  const alpha = facts.hasAlpha ? 1 : 0
  return pixels * (bytesPerPixel(facts) + alpha)
}

/**
 * Whether there is room for a picture.
 * @param memory in bytes
 * @throws ApiError 400 when decoding it takes more than that
 */
export function requireRoom(facts: ImageFacts, memory: number): void {
  const bytes = decodingBytes(facts)
  if (bytes <= memory) return
  const { width, height } = facts
  const most = Math.floor((memory / bytes) * width * height)
  throw httpError(
    400,
    'Bad Request',
    `The image is ${width} x ${height} pixels; at most ${most} pixels are accepted of one that is encoded like it, as it has to be read as a whole`,
  )
}

function bytesPerPixel({ extension, isInterlaced, channels, bytesPerSample, chroma }: ImageFacts) {
  const raw = channels * bytesPerSample
  switch (extension) {
    case 'jpg':
      // All coefficients are kept, of two bytes each; what is subsampled has half as many, or less.
      return isInterlaced ? (chroma === '4:2:0' ? 3 : 2 * channels) : 0
    case 'png':
      return isInterlaced ? raw : 0
    case 'tif':
      // One strip or tile may hold the whole picture.
      return raw
    case 'webp':
      return WEBP_BYTES
    case 'gif':
      return GIF_BYTES
    case 'avif':
      return AVIF_BYTES * bytesPerSample
    case 'svg':
      return 0
  }
}
