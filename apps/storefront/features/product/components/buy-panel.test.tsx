import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { BuyPanel } from './buy-panel'
import { SupplementFacts } from './supplement-facts'

const words = (html: string) => html.replace(/<[^>]+>/g, '')

describe('BuyPanel', () => {
  const small = {
    _key: 'small',
    name: '60 capsules',
    sku: 'QM 60',
    price: 24,
    compareAtPrice: null,
    stock: 'inStock',
  } as const
  const large = { ...small, _key: 'large', name: '120 capsules', sku: null, price: 42 } as const
  const purchase = {
    kind: 'external',
    url: 'https://www.shop.example/q?ref=a',
    label: null,
  } as const
  const offer = { price: 24, highestPrice: 24, compareAtPrice: null, stock: 'inStock' } as const

  it('links a product of one variant to where it is sold', () => {
    const html = renderToStaticMarkup(
      <BuyPanel product={{ variants: [small], offer, purchase }} currency="USD" />,
    )
    expect(html).toContain('href="https://www.shop.example/q?ref=a"')
    expect(html).toContain('Buy now')
    expect(html).toContain('You will finish the order at shop.example.')
  })

  it('gives each variant its own button, with its SKU beside the parameters of the address', () => {
    const html = renderToStaticMarkup(
      <BuyPanel product={{ variants: [small, large], offer, purchase }} currency="USD" />,
    )
    expect(html).toContain('href="https://www.shop.example/q?ref=a&amp;sku=QM+60"')
    expect(html).toContain('href="https://www.shop.example/q?ref=a"')
    expect(html.match(/type="radio"/g)).toHaveLength(2)
    expect(html.match(/checked=""/g)).toHaveLength(1)
  })

  it('does not sell what is sold out', () => {
    const gone = { ...small, stock: 'outOfStock' } as const
    const html = renderToStaticMarkup(
      <BuyPanel
        product={{ variants: [gone], offer: { ...offer, stock: 'outOfStock' }, purchase }}
        currency="USD"
      />,
    )
    expect(html).not.toContain('href=')
    expect(html).toContain('disabled=""')
  })

  it('says so when there is nowhere to buy, or no price', () => {
    const nowhere = renderToStaticMarkup(
      <BuyPanel product={{ variants: [small], offer, purchase: null }} currency="USD" />,
    )
    expect(words(nowhere)).toContain('Not sold online at present.')
    const priceless = renderToStaticMarkup(
      <BuyPanel product={{ variants: [], offer: null, purchase }} currency="USD" />,
    )
    expect(words(priceless)).toBe('The price is not set yet.')
  })
})

describe('SupplementFacts', () => {
  it('marks what has no daily value, and explains the mark', () => {
    const html = renderToStaticMarkup(
      <SupplementFacts
        facts={{
          servingSize: '2 capsules',
          servingsPerContainer: 30,
          rows: [
            { _key: 'a', nutrient: 'Magnesium', amount: 200, unit: 'mg', dailyValue: 48 },
            { _key: 'b', nutrient: 'Lemon balm', amount: null, unit: null, dailyValue: null },
          ],
        }}
      />,
    )
    expect(html).toContain('<th scope="row">Magnesium</th><td>200 mg</td><td>48%</td>')
    expect(html).toContain('<td>†</td>')
    expect(words(html)).toContain('† A daily value has not been established.')
  })
})
