import { createImageUrlBuilder } from '@sanity/image-url'
import type { ContentSource } from '../source/content-source.ts'
import type { ImageView } from '../views/image.ts'

export interface ImagePropsOptions {
  /** Rendered widths to offer, in CSS pixels times density; clipped to what the original holds. */
  readonly widths: readonly number[]
  /** Width divided by height; the crop is taken around the hotspot. Omitted: the picture's own ratio. */
  readonly aspectRatio?: number
  /** Lossy quality, 1 to 100. */
  readonly quality?: number
}

/** What an `<img>` needs: attributes by the names React gives them, and the blurred preview. */
export interface ImageProps {
  readonly src: string
  readonly srcSet: string
  readonly width: number
  readonly height: number
  readonly alt: string
  /** A tiny data: URI of the whole picture to show until it has loaded. */
  readonly lqip: string | null
}

/** Builds the addresses and dimensions of a picture at several widths, cropped around its hotspot. */
export function imageProps(
  source: Pick<ContentSource, 'projectId' | 'dataset' | 'imageHost'>,
  image: ImageView,
  { widths, aspectRatio, quality = 60 }: ImagePropsOptions,
): ImageProps {
  const builder = createImageUrlBuilder({
    projectId: source.projectId,
    dataset: source.dataset,
    baseUrl: source.imageHost,
  })
  const cropped = croppedSize(image)
  const ratio = aspectRatio ?? cropped.width / cropped.height
  const largest = Math.max(1, Math.floor(Math.min(cropped.width, cropped.height * ratio)))
  const offered = offeredWidths(widths, largest)
  const url = (width: number) => {
    const sized = builder.image(imageSource(image)).width(width)
    const fitted = aspectRatio ? sized.height(Math.round(width / ratio)) : sized
    return fitted.fit('crop').quality(quality).auto('format').url()
  }
  const width = offered.at(-1) ?? largest
  return {
    src: url(width),
    srcSet: offered.map((candidate) => `${url(candidate)} ${candidate}w`).join(', '),
    width,
    height: Math.round(width / ratio),
    alt: image.alt,
    lqip: image.lqip,
  }
}

/** One absolute address of a picture at exactly this size, for social cards and structured data. */
export function imageUrl(
  source: Pick<ContentSource, 'projectId' | 'dataset' | 'imageHost'>,
  image: ImageView,
  size: { width: number; height: number },
): string {
  return createImageUrlBuilder({
    projectId: source.projectId,
    dataset: source.dataset,
    baseUrl: source.imageHost,
  })
    .image(imageSource(image))
    .width(size.width)
    .height(size.height)
    .fit('crop')
    .format('jpg')
    .url()
}

/** The absolute address of a whole picture by the id of its asset, for machines that only look. */
export function assetUrl(
  source: Pick<ContentSource, 'projectId' | 'dataset' | 'imageHost'>,
  assetId: string,
): string {
  return createImageUrlBuilder({
    projectId: source.projectId,
    dataset: source.dataset,
    baseUrl: source.imageHost,
  })
    .image({ asset: { _ref: assetId } })
    .width(1600)
    .fit('max')
    .format('jpg')
    .url()
}

function imageSource(image: ImageView) {
  return {
    asset: { _ref: image.assetId },
    ...(image.hotspot && { hotspot: image.hotspot }),
    ...(image.crop && { crop: image.crop }),
  }
}

function croppedSize({ width, height, crop }: ImageView): { width: number; height: number } {
  if (!crop) return { width, height }
  return {
    width: width * (1 - crop.left - crop.right),
    height: height * (1 - crop.top - crop.bottom),
  }
}

function offeredWidths(widths: readonly number[], largest: number): number[] {
  const fitting = widths.filter((width) => width <= largest)
  const clipped = fitting.length < widths.length ? [...fitting, largest] : fitting
  return [...new Set(clipped)].sort((a, b) => a - b)
}
