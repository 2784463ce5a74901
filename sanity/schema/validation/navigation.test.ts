import { expect, it } from 'vitest'
import { checkOneTarget } from './navigation.ts'

it('wants exactly one target', () => {
  expect(checkOneTarget({ href: '/blog' })).toBe(true)
  expect(checkOneTarget({ reference: { _ref: 'about' } })).toBe(true)
  expect(checkOneTarget({ reference: { _ref: 'about' }, href: '/blog' })).toContain('not both')
  expect(checkOneTarget({})).toContain('Choose a page')
  expect(checkOneTarget({ reference: {} })).toContain('Choose a page')
})
