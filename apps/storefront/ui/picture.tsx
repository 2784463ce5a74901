import type { ImageView } from '@vitrine/content/views/image'
import { imageProps } from '@/content/image-props'
import { PicturePreload } from './picture-preload'

export interface PictureProps {
  readonly image: ImageView
  /** Widths to offer, in pixels of the file. */
  readonly widths: readonly number[]
  /** How wide the picture is laid out, as `<img sizes>` wants it. */
  readonly sizes: string
  /** Width divided by height; the crop is taken around the hotspot. Omitted: the picture's own. */
  readonly ratio?: number
  /** The picture a page opens with: fetched at once and first. */
  readonly priority?: boolean
  /** Replaces the picture's own description; empty where a heading beside it says the same. */
  readonly alt?: string
  readonly className?: string
}

/**
 * A picture from the content source. The one that a page opens with shows its blurred preview until it has loaded; of
 * others it would make the page half as heavy again, before the first is there. The preview is the one thing that
 * stands in a `style` attribute: `security/inline-parts.ts` knows it, and nothing else there is applied.
 */
export function Picture({ image, widths, sizes, ratio, priority, alt, className }: PictureProps) {
  const props = imageProps(image, { widths, ...(ratio && { aspectRatio: ratio }) })
  const picture = (
    <img
      src={props.src}
      srcSet={props.srcSet}
      sizes={sizes}
      width={props.width}
      height={props.height}
      alt={alt ?? props.alt}
      loading={priority ? 'eager' : 'lazy'}
      fetchPriority={priority ? 'high' : 'auto'}
      decoding={priority ? 'auto' : 'async'}
      className={`h-auto w-full bg-well bg-cover bg-center object-cover dark:brightness-[0.92] ${className ?? ''}`}
      {...(priority && props.lqip && { style: { backgroundImage: `url("${props.lqip}")` } })}
    />
  )
  if (!priority) return picture
  return (
    <>
      <PicturePreload src={props.src} srcSet={props.srcSet} sizes={sizes} />
      {/* React itself preloads eager pictures, but also those of every page that a link prefetches, unless in <picture>. */}
      <picture className="contents">{picture}</picture>
    </>
  )
}
