import { describe, expect, it } from 'vitest'
import { hrefFor } from '../routes/href-for.ts'
import { type ContentProblem, parseFailSoft } from './fail-soft.ts'
import { imageSchema } from './image.ts'
import { richTextSchema } from './rich-text.ts'

function block(extra: object = {}, marks: unknown = []) {
  return {
    _type: 'block',
    _key: 'b',
    markDefs: [{ _type: 'link', _key: 'l', href: '/blog' }],
    children: [{ _type: 'span', _key: 's', text: 'words', marks }],
    ...extra,
  }
}

function parse(value: unknown) {
  const problems: ContentProblem[] = []
  const view = parseFailSoft(richTextSchema, value, (problem) => problems.push(problem))
  return { view, problems }
}

describe('richTextSchema', () => {
  it.each(['constructor', '__proto__', 'toString', 'valueOf', 'blink', 'gone'])(
    'leaves out the mark %s, which a renderer may take for something else',
    (mark) => {
      const { view } = parse([block({}, ['strong', mark, 'l'])])
      expect(view?.[0]?.children[0]).toMatchObject({ text: 'words', marks: ['strong', 'l'] })
    },
  )

  it('wraps no text in more marks than a renderer can nest', () => {
    const links = Array.from({ length: 5_000 }, (_, i) => ({
      _type: 'link',
      _key: `l${i}`,
      href: '/blog',
    }))
    const { view } = parse([block({ markDefs: links }, [...links.map(({ _key }) => _key), 'em'])])
    expect(view?.[0]?.children[0]?.marks.length).toBeLessThanOrEqual(20)
  })

  it('nests no list deeper than a renderer can', () => {
    const { view, problems } = parse([block({ listItem: 'bullet', level: 5_000 })])
    expect(view?.[0]).toMatchObject({ listItem: 'bullet', level: undefined })
    expect(problems).toMatchObject([{ field: '[_key=="b"].level' }])
  })
})

describe('names that every object has', () => {
  it.each(['constructor', 'toString', '__proto__'])(
    'a document of type %s has no page',
    (_type) => {
      expect(hrefFor({ _type, slug: 'x' })).toBeNull()
    },
  )
})

describe('imageSchema', () => {
  const image = {
    asset: { _id: 'image-a-4x3-png', dimensions: { width: 4, height: 3 }, lqip: null },
    alt: '',
    hotspot: null,
    crop: null,
  }

  it.each(['data:image/png;base64,iVBORw0KGgo=', null])('takes the preview %s', (lqip) => {
    expect(imageSchema.safeParse({ ...image, asset: { ...image.asset, lqip } }).success).toBe(true)
  })

  it.each([
    'data:image/png;base64,x"); background: url(//evil.example',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'https://evil.example/track.png',
  ])('refuses the preview %s', (lqip) => {
    expect(imageSchema.safeParse({ ...image, asset: { ...image.asset, lqip } }).success).toBe(false)
  })
})
