import { expect, it } from 'vitest'
import { portableTextTree } from './portable-text-tree'

const base = 'http://localhost:3000/blog/a'

/** What reaches the tree when the checks before it are gone: it must hold on its own. */
function linkTo(href: unknown) {
  const block = {
    _type: 'block',
    _key: 'b',
    markDefs: [{ _type: 'link', _key: 'm', href }],
    children: [{ _type: 'span', _key: 's', text: 'word', marks: ['m'] }],
  }
  const [paragraph] = portableTextTree([block], { base })
  return paragraph
}

it.each([
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>',
  '//evil.example',
  '/\\evil.example',
  42,
  null,
])('shows the words but not the link to %j', (href) => {
  expect(linkTo(href)).toEqual({ type: 'paragraph', children: [{ type: 'text', value: 'word' }] })
})

it.each([
  ['/blog/b', 'http://localhost:3000/blog/b'],
  ['#part', 'http://localhost:3000/blog/a#part'],
  ['https://example.org/x', 'https://example.org/x'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
])('makes %s whole', (href, url) => {
  expect(linkTo(href)).toMatchObject({ children: [{ type: 'link', url }] })
})

it('skips blocks, marks and styles that it does not know', () => {
  const blocks = [
    { _type: 'script', _key: 'x', code: 'alert(1)' },
    {
      _type: 'block',
      _key: 'b',
      style: 'marquee',
      markDefs: [],
      children: [
        { _type: 'span', _key: 's', text: 'word', marks: ['constructor'] },
        { _type: 'iframe', _key: 'i', src: 'https://evil.example' },
      ],
    },
  ]
  expect(portableTextTree(blocks, { base })).toEqual([
    { type: 'paragraph', children: [{ type: 'text', value: 'word' }] },
  ])
})

it('makes no paragraph of nothing, and ends none with a break', () => {
  const block = (...texts: string[]) => ({
    _type: 'block',
    _key: 'b',
    markDefs: [],
    children: texts.map((text, index) => ({ _type: 'span', _key: `${index}`, text, marks: [] })),
  })
  expect(portableTextTree([block(''), block(' \n ', '\n'), block('\na\nb\n')], { base })).toEqual([
    {
      type: 'paragraph',
      children: [{ type: 'text', value: 'a' }, { type: 'break' }, { type: 'text', value: 'b' }],
    },
  ])
})
