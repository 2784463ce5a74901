import { describe, expect, it } from 'vitest'
import type { ImageExtension } from './image-format.ts'
import { chooseFormat } from './output-format.ts'

const MODERN = 'image/avif,image/webp,*/*'
const OLD = 'image/*,*/*'

function choose(extension: ImageExtension, accept: string, isOpaque = true, pixels = 1000): string {
  return chooseFormat({
    params: { auto: 'format' },
    accept,
    source: { extension, isOpaque },
    pixels,
  })
}

describe('auto=format', () => {
  it.each<[ImageExtension, string, boolean, string]>([
    ['jpg', MODERN, true, 'avif'],
    ['png', MODERN, false, 'avif'],
    ['gif', MODERN, true, 'webp'],
    ['webp', MODERN, true, 'webp'],
    ['jpg', OLD, true, 'jpg'],
    ['gif', OLD, true, 'gif'],
    ['webp', OLD, true, 'jpg'],
    ['avif', OLD, false, 'png'],
    ['tif', OLD, true, 'jpg'],
    ['jpg', '', true, 'jpg'],
  ])('%s for %s (opaque: %s) is %s', (extension, accept, isOpaque, expected) => {
    expect(choose(extension, accept, isOpaque)).toBe(expected)
  })

  it('spares large images the slowest encoder, unless there is no other', () => {
    expect(choose('jpg', MODERN, true, 20_000_000)).toBe('webp')
    expect(choose('jpg', 'image/avif', true, 20_000_000)).toBe('avif')
  })
})

it('shows a TIFF in a format that browsers know', () => {
  const source = { extension: 'tif', isOpaque: false } as const
  expect(chooseFormat({ params: { w: 10 }, accept: '', source, pixels: 1 })).toBe('png')
})
