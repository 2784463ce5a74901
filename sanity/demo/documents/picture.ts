import type { PictureName } from '../pictures/catalogue.ts'

/** An image field before its picture has been uploaded: it names the picture instead of an asset. */
export type PictureField = {
  _type: 'image' | 'figure'
  picture: PictureName
  alt: string
  caption?: string
  hotspot?: { _type: 'sanity.imageHotspot'; x: number; y: number; width: number; height: number }
}

/**
 * An image field.
 * @param focus Where crops should keep to, as shares of width and height; the middle when left out.
 */
export function image(
  picture: PictureName,
  alt: string,
  focus?: readonly [x: number, y: number],
): PictureField {
  const field: PictureField = { _type: 'image', picture, alt }
  if (!focus) return field
  const [x, y] = focus
  return { ...field, hotspot: { _type: 'sanity.imageHotspot', x, y, width: 0.5, height: 0.5 } }
}
