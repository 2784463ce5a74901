import { describe, expect, it } from 'vitest'
import { checkHeadingOrder, plainText, type TextBlock } from './portable-text.ts'

const block = (style: string, text: string): TextBlock => ({
  _type: 'block',
  style,
  children: [{ _type: 'span', text }],
})

describe('plainText', () => {
  it('joins spans, keeps a line a block, and leaves other blocks out', () => {
    expect(
      plainText([
        {
          _type: 'block',
          children: [
            { _type: 'span', text: 'One ' },
            { _type: 'span', text: 'two' },
          ],
        },
        { _type: 'productCard' },
        block('h2', 'Three'),
      ]),
    ).toBe('One two\nThree')
  })

  it('reads nothing as an empty text', () => expect(plainText(undefined)).toBe(''))

  it('survives values of the wrong shape', () =>
    expect(plainText([null, 'x', { _type: 'block', children: 'x' }])).toBe(''))
})

describe('checkHeadingOrder', () => {
  it('accepts stepping down one level and up by any', () => {
    const body = [
      block('h2', 'A'),
      block('h3', 'B'),
      block('h4', 'C'),
      block('normal', 'x'),
      block('h2', 'D'),
    ]
    expect(checkHeadingOrder(body)).toBe(true)
  })

  it('names the heading that skips a level', () => {
    expect(checkHeadingOrder([block('h2', 'A'), block('h4', 'Too deep')])).toContain('“Too deep”')
    expect(checkHeadingOrder([block('h3', 'First')])).toContain('Use level 2')
  })

  it('finds empty headings', () => expect(checkHeadingOrder([block('h2', ' ')])).toContain('empty'))
})
