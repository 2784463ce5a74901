import { describe, expect, it } from 'vitest'
import type { ImageExtension } from './image-format.ts'
import { chooseFormat } from './output-format.ts'

const MODERN = 'image/avif,image/webp,*/*'
const OLD = 'image/*,*/*'

function choose(extension: ImageExtension, accept: string, isOpaque = true): string {
  return chooseFormat({
    params: { auto: 'format' },
    accept,
    source: { extension, isOpaque },
  })
}

describe('auto=format', () => {
  it.each<[ImageExtension, string, boolean, string]>([
    ['jpg', MODERN, true, 'webp'],
    ['png', MODERN, false, 'webp'],
    ['gif', MODERN, true, 'webp'],
    ['webp', MODERN, true, 'webp'],
    ['jpg', OLD, true, 'jpg'],
    ['jpg', 'image/avif,*/*', true, 'avif'],
    ['gif', 'image/avif,*/*', true, 'gif'],
    ['gif', OLD, true, 'gif'],
    ['webp', OLD, true, 'jpg'],
    ['avif', OLD, false, 'png'],
    ['tif', OLD, true, 'jpg'],
    ['jpg', '', true, 'jpg'],
  ])('%s for %s (opaque: %s) is %s', (extension, accept, isOpaque, expected) => {
    expect(choose(extension, accept, isOpaque)).toBe(expected)
  })
})

it('shows a TIFF in a format that browsers know', () => {
  const source = { extension: 'tif', isOpaque: false } as const
  expect(chooseFormat({ params: { w: 10 }, accept: '', source })).toBe('png')
})
