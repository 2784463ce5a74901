import sharp from 'sharp'
import { type Picture, toSvg } from '../pictures/kit/svg.ts'

const QUALITY = 88

/** Renders a picture at its size in pixels as a JPEG; the same drawing gives the same bytes. */
export function renderPicture(svg: string): Promise<Buffer> {
  // No subsampling, as flat colours would bleed at their edges; no second pass over the coding, which
  // saves a tenth of the size of a file that only the image pipeline reads, and costs a third of the time.
  return sharp(Buffer.from(svg), { unlimited: true })
    .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4', optimiseCoding: false })
    .toBuffer()
}

/** The drawing of a picture, which is also what tells two versions of it apart. */
export function drawPicture(picture: () => Picture): string {
  return toSvg(picture())
}
