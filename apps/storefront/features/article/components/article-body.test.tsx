import { bodySchema, citationSchema } from '@vitrine/content/views/body'
import { citationMarks } from '@vitrine/content/views/citation-marks'
import { headingsOf } from '@vitrine/content/views/headings'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RichText } from '@/ui/rich-text'
import { ArticleBody } from './article-body'
import { CitationList } from './citation-list'

const citations = [
  { _key: 'abbasi', title: 'Magnesium and insomnia', authors: 'Abbasi B', year: 2012 },
  { _key: 'volpe', title: 'Magnesium and health', url: 'https://example.org/volpe' },
].map((citation) => citationSchema.parse(citation))

function render(blocks: readonly object[]) {
  const body = bodySchema.parse(blocks)
  const marks = citationMarks(body, citations)
  return renderToStaticMarkup(
    <>
      <ArticleBody body={body} headings={headingsOf(body)} marks={marks} currency="EUR" />
      <CitationList citations={citations} marks={marks} />
    </>,
  )
}

function block(children: readonly object[], more: object = {}) {
  return { _type: 'block', _key: 'block', children, markDefs: [], ...more }
}

const span = (text: string, marks: readonly string[] = []) => ({
  _type: 'span',
  _key: `${text}-span`,
  text,
  marks,
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

describe('ArticleBody', () => {
  it('gives headings the anchors that the table of contents links to', () => {
    const html = render([block([span('Where to find it')], { style: 'h2' })])
    expect(html).toContain('<h2 id="where-to-find-it"')
    expect(html).toContain('href="#where-to-find-it"')
  })

  it('numbers citation marks by the list of sources and leads back to each mention', () => {
    const html = render([
      block(
        [
          span('First'),
          { _type: 'citationMark', _key: 'm', citation: 'volpe' },
          { _type: 'citationMark', _key: 'n', citation: 'gone' },
        ],
        { _key: 'one' },
      ),
      block([span('Again'), { _type: 'citationMark', _key: 'm', citation: 'volpe' }], {
        _key: 'two',
      }),
    ])
    expect(html.match(/href="#source_2"/g)).toHaveLength(2)
    expect(html).not.toContain('href="#source_1"')
    expect(html).toContain('id="cited_2_1"')
    expect(html).toContain('href="#cited_2_1"')
    expect(html).toContain('id="cited_2_2"')
    expect(html).toContain('href="#cited_2_2"')
    expect(html).toContain('id="source_2"')
  })

  it('shows a product at its present price, from the lowest, with stock and a link', () => {
    const html = render([{ _type: 'productCard', _key: 'card', note: 'We take this.', product }])
    expect(html).toContain('href="/products/quiet-magnesium"')
    expect(html).toContain('From ')
    expect(html).toContain('€24.00')
    expect(html).toContain('<s class="text-soft">€29.00</s>')
    expect(html).toContain('In stock')
    expect(html).toContain('We take this.')
  })

  it('compares products in a table whose rows and columns have headers', () => {
    const html = render([
      {
        _type: 'productComparison',
        _key: 'compare',
        title: 'Side by side',
        products: [
          { ...product, servingSize: '2 capsules', ingredients: [] },
          { ...product, _id: 'drops', name: 'Drops', slug: 'drops', ingredients: [] },
        ],
      },
    ])
    expect(html).toContain('Side by side</caption>')
    expect(html.match(/<th scope="col"/g)).toHaveLength(2)
    expect(html).toContain('<th scope="row">Serving</th><td>2 capsules</td><td>–</td>')
    expect(html).not.toContain('Contains')
  })

  it('writes the tone of a callout in words', () => {
    const html = render([
      { _type: 'callout', _key: 'c', tone: 'warning', title: 'Medicines', text: 'Ask first.' },
    ])
    expect(html).toContain('Take care')
    expect(html).toContain('Ask first.')
  })

  it('opens questions without JavaScript', () => {
    const html = render([
      { _type: 'faq', _key: 'f', items: [{ _key: 'q', question: 'When?', answer: 'At dusk.' }] },
    ])
    expect(html).toMatch(/<details[^>]*><summary[^>]*>When\?<\/summary>/)
  })

  it('nests lists', () => {
    const html = render([
      block([span('Leaves')], { _key: 'a', listItem: 'bullet', level: 1 }),
      block([span('Chard')], { _key: 'b', listItem: 'bullet', level: 2 }),
      block([span('First')], { _key: 'c', listItem: 'number', level: 1 }),
    ])
    expect(html).toContain('<ul><li>Leaves<ul><li>Chard</li></ul></li></ul><ol><li>First</li></ol>')
  })
})

/** What reaches the components when the checks before them are gone: they must hold on their own. */
function renderUnchecked(value: readonly object[]) {
  return renderToStaticMarkup(<RichText value={value as Parameters<typeof RichText>[0]['value']} />)
}

describe('RichText with hostile input', () => {
  const linkTo = (href: unknown) =>
    renderUnchecked([
      block([span('word', ['mark'])], { markDefs: [{ _type: 'link', _key: 'mark', href }] }),
    ])

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'file:///etc/passwd',
    42,
    null,
  ])('shows the words but not the link to %j', (href) => {
    expect(linkTo(href)).toBe('<div class="prose "><p>word</p></div>')
  })

  it.each([
    '/blog/magnesium',
    '#sources',
    'mailto:hello@mossrow.example',
    'tel:+4412345',
    'https://example.org/a?b=1#c',
  ])('links to %s', (href) => {
    expect(linkTo(href)).toContain(`href="${href}"`)
  })

  it('escapes markup and skips blocks, marks and styles it does not know', () => {
    const html = renderUnchecked([
      { _type: 'script', _key: 's', code: 'alert(1)' },
      block([span('<img src=x onerror=alert(1)>', ['blink'])], { style: 'marquee' }),
      block([{ _type: 'iframe', _key: 'i', src: 'https://evil.example' }, span('after')]),
    ])
    expect(html).toBe(
      '<div class="prose "><p>&lt;img src=x onerror=alert(1)&gt;</p><p>after</p></div>',
    )
  })
})
