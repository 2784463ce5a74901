import { join } from 'node:path'
import sharp from 'sharp'
import { escapeMarkup } from './card-text'

const FONTS = {
  display: { family: 'Vitrine Display', file: 'display.ttf' },
  interface: { family: 'Vitrine Interface', file: 'interface.ttf' },
  strong: { family: 'Vitrine Interface Strong', file: 'interface-strong.ttf' },
} as const

export interface TextStyle {
  readonly font: keyof typeof FONTS
  /** Of the letters, in pixels. */
  readonly size: number
  readonly color: string
  /** Between letters, in 1024ths of a pixel. */
  readonly tracking?: number
}

export interface DrawnText {
  readonly input: Buffer
  readonly width: number
  readonly height: number
}

/** Draws a text in lines of at most this width, and no more of it than this height, in pixels. */
export async function drawText(
  text: string,
  { font, size, color, tracking = 0 }: TextStyle,
  width: number,
): Promise<DrawnText> {
  const { family, file } = FONTS[font]
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${color}" letter_spacing="${tracking}">${escapeMarkup(text)}</span>`,
      // The comma ends the name of the family: the last word of one may be that of a weight.
      font: `${family}, ${size}`,
      fontfile: join(/*turbopackIgnore: true*/ process.cwd(), 'features/social-card/fonts', file),
      width,
      wrap: 'word-char',
      rgba: true,
      dpi: 72,
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true })
  return { input: data, width: info.width, height: info.height }
}

/** Draws a text in the largest of these sizes in which it is no higher than so many pixels; in the last it is cut. */
export async function drawFitting(
  text: string,
  style: Omit<TextStyle, 'size'>,
  sizes: readonly number[],
  width: number,
  mostHeight: number,
): Promise<DrawnText> {
  let drawn: DrawnText | undefined
  for (const size of sizes) {
    drawn = await drawText(text, { ...style, size }, width)
    if (drawn.height <= mostHeight) return drawn
  }
  if (!drawn) throw new Error('A text needs a size')
  const cut = { left: 0, top: 0, width: drawn.width, height: mostHeight }
  return { ...cut, input: await sharp(drawn.input).extract(cut).png().toBuffer() }
}
