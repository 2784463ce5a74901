import { describe, expect, it } from 'vitest'
import { nextOption } from './option-keys'

describe('nextOption', () => {
  it.each([
    ['ArrowDown', -1, 3, 0],
    ['ArrowDown', 2, 3, 0],
    ['ArrowUp', -1, 3, 2],
    ['ArrowUp', 0, 3, 2],
    ['ArrowUp', 2, 3, 1],
    ['ArrowDown', -1, 0, null],
    ['Home', 1, 3, null],
  ])('%s at %i of %i: %s', (key, place, options, next) =>
    expect(nextOption(key, place, options)).toBe(next),
  )
})
