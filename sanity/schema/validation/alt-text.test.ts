import { expect, it } from 'vitest'
import { checkAltText } from './alt-text.ts'

const picture = { asset: { _ref: 'image-abc-10x10-png' } }

it('is needed only when there is a picture', () => {
  expect(checkAltText(undefined, undefined)).toBe(true)
  expect(checkAltText(undefined, {})).toBe(true)
  expect(checkAltText(undefined, picture)).toContain('Say what the picture shows')
  expect(checkAltText('   ', picture)).toContain('Say what the picture shows')
})

it('accepts a description', () => {
  expect(checkAltText('A brown glass jar on a linen cloth', picture)).toBe(true)
  expect(checkAltText('Imagery of moss in low light', picture)).toBe(true)
})

it.each(['IMG_2034.JPG', 'hero-final.webp'])('refuses the file name %s', (alt) => {
  expect(checkAltText(alt, picture)).toContain('file name')
})

it.each(['Picture of a jar', 'an image of a jar'])('refuses the opening of “%s”', (alt) => {
  expect(checkAltText(alt, picture)).toContain('Leave out')
})

it('refuses an essay', () => {
  expect(checkAltText('moss '.repeat(50), picture)).toContain('200')
})
