import { crc32, deflateSync } from 'node:zlib'
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

/** The greatest step of brightness from one pixel to the next, in a row through the lower half. */
export async function steepestEdge(image: Uint8Array): Promise<number> {
  const { data, info } = await sharp(image).greyscale().raw().toBuffer({ resolveWithObject: true })
  const row = Math.floor((info.height * 3) / 4) * info.width
  let steepest = 0
  for (let x = row + 1; x < row + info.width; x++) {
    const [left = 0, right = 0] = data.subarray(x - 1, x + 1)
    steepest = Math.max(steepest, Math.abs(right - left))
  }
  return steepest
}

/** A one-bit PNG: a few kilobytes, whatever its size. */
export function blankPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.byteLength, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A picture that no encoder makes small. */
export function noise(): Sharp {
  return sharp({
    create: {
      width: 200,
      height: 200,
      channels: 3,
      background: '#777',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
}
