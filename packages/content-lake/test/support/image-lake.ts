import type { SanityImageAssetDocument } from '@sanity/client'
import { createImageUrlBuilder, type ImageUrlBuilder } from '@sanity/image-url'
import sharp from 'sharp'
import { animation, colourAt, quarters } from './pictures.ts'
import { startLake, type TestLake } from './start-lake.ts'

/** What a browser of today accepts. */
export const BROWSER = 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8'

/** A lake with some pictures in it. */
export interface ImageLake {
  readonly lake: TestLake
  /** Four quarters, 1200 x 800. */
  readonly photo: SanityImageAssetDocument
  /** Red over blue on the left, nothing on the right. */
  readonly cutout: SanityImageAssetDocument
  /** Three frames of one colour each, 120 x 80. */
  readonly moving: SanityImageAssetDocument
  /** Four quarters, 600 x 400, to be turned by a quarter. */
  readonly turned: SanityImageAssetDocument
  build(source: string | object, change: (b: ImageUrlBuilder) => ImageUrlBuilder): string
}

export async function startImageLake(): Promise<ImageLake> {
  const lake = await startLake()
  const { assets } = lake.client()
  const hole = { create: { width: 100, height: 100, channels: 4 as const, background: '#0000' } }
  const half = { input: await quarters(50, 100).png().toBuffer(), left: 0, top: 0 }
  const upload = async (picture: Promise<Buffer>) => assets.upload('image', await picture)
  const [photo, cutout, moving, turned] = await Promise.all([
    upload(quarters(1200, 800).jpeg({ quality: 95 }).toBuffer()),
    upload(sharp(hole).composite([half]).png().toBuffer()),
    upload(animation(120, 80)),
    upload(quarters(600, 400).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer()),
  ])
  return {
    lake,
    photo,
    cutout,
    moving,
    turned,
    build: (source, change) => change(createImageUrlBuilder(lake.client()).image(source)).url(),
  }
}

export async function load(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { response, bytes }
}

/** An answer and what picture it is; throws unless its status is 200. */
export async function decoded(url: string, headers?: Record<string, string>) {
  const { response, bytes } = await load(url, headers)
  if (response.status !== 200) throw new Error(`${response.status} ${bytes}`)
  const { width, height, format, pages, hasAlpha, pageHeight } = await sharp(bytes, {
    animated: true,
  }).metadata()
  return { bytes, response, width, height: pageHeight ?? height, format, pages, hasAlpha }
}

/** The colours of the four corners, row by row. */
export async function corners(bytes: Uint8Array): Promise<string> {
  const points = [
    [0.05, 0.05],
    [0.95, 0.05],
    [0.05, 0.95],
    [0.95, 0.95],
  ] as const
  return (await Promise.all(points.map(([x, y]) => colourAt(bytes, x, y)))).join(' ')
}
