'use client'

import { preload } from 'react-dom'

interface PicturePreloadProps {
  readonly src: string
  readonly srcSet: string
  readonly sizes: string
}

/**
 * Tells a browser of the picture that a page opens with before it has read the page. On the client's side, because
 * what a server component preloads is preloaded by every page that a link prefetches.
 */
export function PicturePreload({ src, srcSet, sizes }: PicturePreloadProps) {
  preload(src, { as: 'image', imageSrcSet: srcSet, imageSizes: sizes, fetchPriority: 'high' })
  return null
}
