import { describe, expect, it } from 'vitest'
import { withKeys } from './keys.ts'
import { prose } from './prose.ts'

describe('prose', () => {
  it('reads styles and lists, a block for each line', () => {
    const blocks = prose(`
      ## Heading
      Text.

      - one
      2. two
      > said
    `)
    expect(blocks.map(({ style, listItem }) => [style, listItem])).toEqual([
      ['h2', undefined],
      ['normal', undefined],
      ['normal', 'bullet'],
      ['normal', 'number'],
      ['blockquote', undefined],
    ])
  })

  it('reads marks, links and citations in their order', () => {
    const [block] = prose('A **b** _c_ [d](post:e) [f](https://g.example/).[^h]')
    expect(block?.children.map((child) => ('text' in child ? child.text : child.citation))).toEqual(
      ['A ', 'b', ' ', 'c', ' ', 'd', ' ', 'f', '.', 'h'],
    )
    expect(block?.markDefs).toMatchObject([
      { _type: 'internalLink', reference: { _ref: 'post-e' } },
      { _type: 'link', href: 'https://g.example/' },
    ])
    const linked = block?.children.find((child) => 'text' in child && child.text === 'd')
    expect(linked).toMatchObject({ marks: [block?.markDefs[0]?._key] })
  })

  it('refuses a link to nowhere', () => {
    expect(() => prose('[a](somewhere)')).toThrow('Not a link: somewhere')
  })
})

describe('withKeys', () => {
  it('makes keys from content, the same whatever stands before', () => {
    const [lone] = withKeys([{ a: 1 }])
    const [, second] = withKeys([{ b: 2 }, { a: 1 }])
    expect(second?._key).toBe(lone?._key)
  })

  it('tells equal items apart', () => {
    const keys = withKeys([{ a: 1 }, { a: 1 }]).map(({ _key }) => _key)
    expect(new Set(keys).size).toBe(2)
  })
})
