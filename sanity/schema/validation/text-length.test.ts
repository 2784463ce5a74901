import { expect, it } from 'vitest'
import { checkLength } from './text-length.ts'

const limits = { min: 3, max: 5, why: 'Because.' }

it('passes within the limits, both ends included', () => {
  expect(checkLength('abc', limits)).toBe(true)
  expect(checkLength('abcde', limits)).toBe(true)
})

it('says how long the text is, what is wanted and why', () => {
  expect(checkLength('abcdef', limits)).toBe('6 characters; 5 or fewer is better. Because.')
  expect(checkLength('ab', limits)).toBe('2 characters; at least 3 is better. Because.')
})

it('leaves emptiness to the required rule', () => {
  expect(checkLength(undefined, limits)).toBe(true)
  expect(checkLength('   ', limits)).toBe(true)
})

it('counts characters, not UTF-16 units', () => {
  expect(checkLength('🌿🌿🌿🌿🌿', limits)).toBe(true)
})
