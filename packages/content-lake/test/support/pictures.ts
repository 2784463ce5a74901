import sharp, { type Sharp } from 'sharp'

export const RED = { r: 220, g: 30, b: 30 }
export const GREEN = { r: 30, g: 160, b: 60 }
export const BLUE = { r: 40, g: 60, b: 200 }
export const YELLOW = { r: 230, g: 210, b: 40 }

/** Four quarters: red and green above, blue and yellow below, so that every cut and turn shows. */
export function quarters(width: number, height: number): Sharp {
  const [w, h] = [Math.round(width / 2), Math.round(height / 2)]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    ${rect(0, 0, w, h, RED)}${rect(w, 0, width - w, h, GREEN)}
    ${rect(0, h, w, height - h, BLUE)}${rect(w, h, width - w, height - h, YELLOW)}
  </svg>`
  return sharp(Buffer.from(svg)).removeAlpha()
}

/** An animation whose frames are whole pictures of one colour each. */
export async function animation(width: number, height: number): Promise<Buffer> {
  const frames = await Promise.all(
    [RED, GREEN, BLUE].map((background) =>
      sharp({ create: { width, height, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  return sharp(frames, { join: { animated: true } })
    .gif({ loop: 0, delay: 80 })
    .toBuffer()
}

/** The name of the quarter's colour at a point given in fractions of the picture. */
export async function colourAt(image: Uint8Array, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(image)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const column = Math.min(info.width - 1, Math.floor(x * info.width))
  const row = Math.min(info.height - 1, Math.floor(y * info.height))
  const offset = (row * info.width + column) * info.channels
  const [r = 0, g = 0, b = 0] = data.subarray(offset, offset + 3)
  const distances = Object.entries({ red: RED, green: GREEN, blue: BLUE, yellow: YELLOW }).map(
    ([name, colour]) => ({
      name,
      distance: Math.abs(r - colour.r) + Math.abs(g - colour.g) + Math.abs(b - colour.b),
    }),
  )
  const nearest = distances.reduce((best, next) => (next.distance < best.distance ? next : best))
  return nearest.distance < 60 ? nearest.name : `rgb(${r},${g},${b})`
}

function rect(x: number, y: number, w: number, h: number, { r, g, b }: typeof RED): string {
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="rgb(${r},${g},${b})"/>`
}
