import 'server-only'
import {
  type ImageProps,
  type ImagePropsOptions,
  imageProps as imagePropsFrom,
} from '@vitrine/content/images/image-props'
import type { ImageView } from '@vitrine/content/views/image'
import { source } from './source'

/** What an `<img>` of a picture needs, at addresses of this site's image host. */
export function imageProps(image: ImageView, options: ImagePropsOptions): ImageProps {
  return imagePropsFrom(source, image, options)
}
