import sharp, { type OverlayOptions } from 'sharp'
import { locale } from '@/locale/locale'
import { SPRIG_PATHS } from '@/ui/sprig-paths'
import { CARD_SIZE, type Card } from './card'
import { cardPicture } from './card-picture'
import { cardText } from './card-text'
import { drawFitting, drawText } from './draw-text'

/** The light colours of `app/globals.css`. */
const COLORS = {
  paper: '#f9f4e8',
  well: '#f0e8d7',
  ink: '#17231b',
  soft: '#4a574c',
  rule: '#d8cfba',
  green: '#2a6345',
  clay: '#9c4528',
}

const MARGIN = 72
const PICTURE = { width: 480, height: CARD_SIZE.height }
/** Where the text and the foot begin, from above. */
const TOP = 84
const FOOT = 532
const TITLE_SIZES = [84, 72, 62, 52, 44]
const MOST_LETTERS = { kicker: 40, title: 110, line: 90, site: 32 }

/** Draws a card as a PNG file, in threads of libvips: no other request waits for it. */
export async function drawCard(card: Card): Promise<Uint8Array<ArrayBuffer>> {
  const picture = card.image && (await cardPicture(card.image, PICTURE))
  const width = CARD_SIZE.width - 2 * MARGIN - (picture ? PICTURE.width - 12 : 200)
  const site = cardText(card.site, MOST_LETTERS.site)
  const layers: OverlayOptions[] = []
  const place = (
    layer: { input: Buffer | Uint8Array; width: number },
    start: number,
    top: number,
  ) => layers.push({ input: Buffer.from(layer.input), top, left: fromStart(start, layer.width) })

  if (picture) place({ input: picture, width: PICTURE.width }, CARD_SIZE.width - PICTURE.width, 0)
  let top = TOP
  const kicker = cardText(card.kicker ?? '', MOST_LETTERS.kicker).toLocaleUpperCase(locale.tag)
  if (kicker) {
    const style = { font: 'strong', size: 24, color: COLORS.clay, tracking: 2_200 } as const
    const drawn = await drawText(kicker, style, width)
    place(drawn, MARGIN, top)
    top += drawn.height + 30
  }
  const line = cardText(card.line ?? '', MOST_LETTERS.line)
  const drawnLine =
    line && (await drawText(line, { font: 'interface', size: 32, color: COLORS.soft }, width))
  const room = FOOT - 32 - top - (drawnLine ? drawnLine.height + 36 : 0)
  const title = cardText(card.title, MOST_LETTERS.title) || site
  if (title) {
    const style = { font: 'display', color: COLORS.ink } as const
    const drawn = await drawFitting(title, style, TITLE_SIZES, width, room)
    place(drawn, MARGIN, top)
  }
  if (drawnLine) place(drawnLine, MARGIN, FOOT - 32 - drawnLine.height)
  if (site) {
    const style = { font: 'display', size: 32, color: COLORS.ink } as const
    const drawn = await drawFitting(site, style, [32, 26, 20], width - 60, 48)
    place(drawn, MARGIN + 46, FOOT + 22 + Math.round((46 - drawn.height) / 2))
  }
  const file = await sharp(ground(picture !== null, width))
    .composite(layers)
    .png({ palette: true, quality: 100, dither: 0.4 })
    .toBuffer()
  return new Uint8Array(file)
}

/** The left edge of something so wide that begins so far from where lines begin. */
function fromStart(start: number, width: number): number {
  return locale.direction === 'rtl' ? CARD_SIZE.width - start - width : start
}

/** Paper, the mark of the house, the rule above the foot; a large sprig where no picture is. */
function ground(hasPicture: boolean, textWidth: number): Buffer {
  const { width, height } = CARD_SIZE
  const sprig = (start: number, top: number, high: number, color: string) => {
    const wide = (high * 32) / 48
    return `<g transform="translate(${fromStart(start, wide)} ${top}) scale(${high / 48})" fill="${color}">${SPRIG_PATHS.map((path) => `<path d="${path}"/>`).join('')}</g>`
  }
  const ruleWidth = hasPicture ? textWidth : width - 2 * MARGIN
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="${width}" height="${height}" fill="${COLORS.paper}"/>
${hasPicture ? '' : sprig(width - MARGIN - 300, 44, 456, COLORS.well)}
<rect x="${fromStart(MARGIN, ruleWidth)}" y="${FOOT}" width="${ruleWidth}" height="1.5" fill="${COLORS.rule}"/>
${sprig(MARGIN, FOOT + 20, 48, COLORS.green)}
</svg>`)
}
