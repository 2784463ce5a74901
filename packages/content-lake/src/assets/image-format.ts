/** The image formats that the lake stores, by the extension that document ids and URLs carry. */
export const IMAGE_MIME_TYPES = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  tif: 'image/tiff',
  webp: 'image/webp',
} as const

export type ImageExtension = keyof typeof IMAGE_MIME_TYPES

/** Whether an extension is one of a stored image's. */
export function isImageExtension(text: string): text is ImageExtension {
  return Object.hasOwn(IMAGE_MIME_TYPES, text)
}
