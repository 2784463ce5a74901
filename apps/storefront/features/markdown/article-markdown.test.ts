import { articleSchema } from '@vitrine/content/views/article'
import { defaultSettings } from '@vitrine/content/views/settings'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { describe, expect, it } from 'vitest'
import { articleMarkdown } from './article-markdown'
import { HARMLESS, hostileArticle, hostileSettings } from './test/hostile-article'

const settings = {
  ...defaultSettings,
  currency: 'EUR',
  productDisclosure: 'We sell what is linked here.',
}

const span = (text: string, marks: readonly string[] = []) => ({
  _type: 'span',
  _key: text,
  text,
  marks,
})

const block = (children: readonly object[], more: object = {}) => ({
  _type: 'block',
  _key: 'b',
  markDefs: [],
  children,
  ...more,
})

const product = {
  _id: 'magnesium',
  _type: 'product',
  name: 'Quiet Magnesium',
  slug: 'quiet-magnesium',
  variants: [
    { _key: 'small', price: 24, compareAtPrice: 29, stock: 'lowStock' },
    { _key: 'large', price: 42, stock: 'inStock' },
  ],
}

function markdown(more: object) {
  const article = {
    _id: 'a',
    _type: 'post',
    _updatedAt: '2026-03-05T09:00:00Z',
    title: 'Sleep well',
    slug: 'sleep-well',
    publishedAt: '2026-03-05T07:00:00Z',
    ...more,
  }
  return articleMarkdown(articleSchema.parse(article), settings)
}

function nodesOf(text: string): Nodes[] {
  const all: Nodes[] = []
  const visit = (node: Nodes) => {
    all.push(node)
    if ('children' in node) node.children.forEach(visit)
  }
  visit(
    fromMarkdown(text, {
      extensions: [gfmTable()],
      mdastExtensions: [gfmTableFromMarkdown()],
    }),
  )
  return all
}

describe('articleMarkdown', () => {
  it('opens with title, standfirst, people, dates, subjects and address', () => {
    const text = markdown({
      excerpt: 'What helps.',
      author: { _id: 'i', name: 'Iris Vale', credentials: 'MSc' },
      reviewer: { _id: 'r', name: 'Ada Reed' },
      lastReviewedAt: '2026-03-07',
      revisedAt: '2026-03-09',
      categories: [
        { _id: 'c', title: 'Sleep', slug: 'sleep' },
        { _id: 'd', title: 'Minerals', slug: 'minerals' },
      ],
    })
    expect(text).toBe(`# Sleep well

What helps.

- Written by Iris Vale, MSc
- Reviewed by Ada Reed
- Published 5 March 2026
- Updated 9 March 2026
- Last checked 7 March 2026
- Subjects: Sleep and Minerals
- <http://localhost:3000/blog/sleep-well>
`)
  })

  it('tells of no revision on the day of publication, nor before it', () => {
    for (const revisedAt of ['2026-03-05', '2026-03-01', null])
      expect(markdown({ revisedAt, _updatedAt: '2026-03-09T09:00:00Z' })).not.toContain('Updated')
    expect(markdown({ revisedAt: '2026-03-06' })).toContain('- Updated 6 March 2026')
  })

  it.each([
    ['below its text', { featuredProducts: [product] }],
    ['in its text', { body: [{ _type: 'productCard', _key: 'p', product }] }],
    [
      'compared in its text',
      { body: [{ _type: 'productComparison', _key: 'p', products: [product] }] },
    ],
  ])('says before its products how the site earns from them: %s', (_place, more) => {
    const text = markdown(more)
    expect(text.split('Quiet Magnesium')[0]).toContain('We sell what is linked here.')
    expect(markdown({})).not.toContain('We sell')
  })

  it('writes text with its headings, lists, links and citations', () => {
    const text = markdown({
      citations: [
        {
          _key: 'v',
          title: 'Magnesium',
          authors: 'Volpe S',
          publication: 'Nutrition',
          year: 2012,
          url: 'https://example.org/v',
        },
      ],
      body: [
        block([span('Where to find it')], { style: 'h2' }),
        block(
          [
            span('In '),
            span('leaves', ['strong']),
            span(' and '),
            span('jars', ['m']),
            { _type: 'citationMark', _key: 'c', citation: 'v' },
          ],
          { markDefs: [{ _type: 'link', _key: 'm', href: '/products' }] },
        ),
        block([span('Leaves')], { listItem: 'bullet', level: 1 }),
        block([span('Chard')], { listItem: 'bullet', level: 2 }),
        block([span('First')], { listItem: 'number', level: 1 }),
        block([span('Quoted')], { style: 'blockquote' }),
      ],
    })
    expect(text).toContain(`## Where to find it

In **leaves** and [jars](http://localhost:3000/products)\\[1]

- Leaves
  - Chard

1. First

> Quoted

## Sources

1. Volpe S. [Magnesium](https://example.org/v). _Nutrition_, 2012.
`)
  })

  it('shows products at their price and stock, callouts with their tone, and comparisons as a table', () => {
    const text = markdown({
      body: [
        { _type: 'productCard', _key: 'p', note: 'We take this.', product },
        { _type: 'callout', _key: 'c', tone: 'warning', title: 'Medicines', text: 'Ask\nfirst.' },
        {
          _type: 'productComparison',
          _key: 'x',
          title: 'Side by side',
          products: [
            { ...product, servingSize: '2 capsules' },
            { ...product, name: 'Drops', slug: 'drops', variants: [] },
          ],
        },
        { _type: 'faq', _key: 'f', items: [{ _key: 'q', question: 'When?', answer: 'At dusk.' }] },
      ],
      featuredProducts: [product],
    })
    const offer = 'From €24.00 (before €29.00) · In stock'
    const link = '[Quiet Magnesium](http://localhost:3000/products/quiet-magnesium)'
    expect(text).toContain(`> **${link}** · ${offer}\n>\n> We take this.`)
    expect(text).toContain('> **Take care: Medicines**\n>\n> Ask\\\n> first.')
    expect(text).toContain(`**Side by side**

| | ${link} | [Drops](http://localhost:3000/products/drops) |
| - | - | - |
| Price | From €24.00 (before €29.00) | – |
| Stock | In stock | – |
| Serving | 2 capsules | – |`)
    expect(text).toContain('### When?\n\nAt dusk.')
    expect(text).toContain(`## From the shop\n\n- ${link} · ${offer}`)
  })

  it('leaves hostile texts texts: no markup of theirs, and no links but to safe places', () => {
    const text = articleMarkdown(hostileArticle, hostileSettings)
    const nodes = nodesOf(text)
    expect(nodes.filter(({ type }) => type === 'html' || type === 'inlineCode')).toEqual([])
    const urls = nodes.flatMap((node) =>
      node.type === 'link' || node.type === 'image' ? [node.url] : [],
    )
    expect(urls).toContain('https://example.org/(a)b%20c%22%3C%3E')
    for (const url of urls)
      expect(url).toMatch(/^(http:\/\/localhost:3[09]00\/|https:\/\/example\.org\/)/)
    const texts = nodes.flatMap((node) => (node.type === 'text' ? [node.value] : []))
    expect(texts.filter((value) => value === HARMLESS).length).toBeGreaterThan(15)
    const title = nodes.find(({ type }) => type === 'heading')
    expect(title).toMatchObject({ depth: 1, children: [{ type: 'text', value: HARMLESS }] })
    expect(text.isWellFormed()).toBe(true)
    expect(nodes.filter(({ type }) => type === 'table')).toHaveLength(1)
    expect(nodes.filter(({ type }) => type === 'tableCell')).toHaveLength(2 * 5)
  })
})
