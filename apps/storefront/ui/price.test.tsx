import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Price } from './price'
import { StockNote } from './stock-note'

const words = (html: string) => html.replace(/<[^>]+>/g, '')

describe('Price', () => {
  it('writes the amount in the currency of the shop', () => {
    const html = renderToStaticMarkup(<Price price={1234.5} compareAtPrice={null} currency="GBP" />)
    expect(words(html)).toBe('£1,234.50')
  })

  it('says both prices when reduced, for eyes and for ears', () => {
    const html = renderToStaticMarkup(<Price price={24} compareAtPrice={29} currency="USD" />)
    expect(words(html)).toBe('Now $24.00, before $29.00')
    expect(html).toContain('<s ')
  })

  it('does not call a higher price an offer', () => {
    const html = renderToStaticMarkup(<Price price={24} compareAtPrice={20} currency="USD" />)
    expect(words(html)).toBe('$24.00')
  })

  it('starts from the lowest of several', () => {
    const html = renderToStaticMarkup(
      <Price price={24} compareAtPrice={null} highestPrice={42} currency="USD" />,
    )
    expect(words(html)).toBe('From $24.00')
  })
})

describe('StockNote', () => {
  it.each([
    ['inStock', 'In stock'],
    ['lowStock', 'Only a few left'],
    ['preorder', 'Pre-order'],
    ['outOfStock', 'Sold out'],
  ] as const)('puts %s into words', (stock, text) => {
    expect(words(renderToStaticMarkup(<StockNote stock={stock} />))).toBe(text)
  })

  it('says nothing of an unknown stock', () => {
    expect(renderToStaticMarkup(<StockNote stock={null} />)).toBe('')
  })
})
