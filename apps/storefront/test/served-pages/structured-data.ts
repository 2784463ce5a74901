import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Stage } from './stage'

const nodeSchema = z.looseObject({ '@type': z.string(), '@id': z.string().optional() })
const graphSchema = z.object({ '@context': z.string(), '@graph': z.array(nodeSchema) })

/** What a page tells machines of itself. */
export function structuredData(stage: Stage): void {
  async function nodes(path: string) {
    const { html } = await stage.get(path)
    const scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
    expect(scripts).toHaveLength(1)
    const found = graphSchema.parse(JSON.parse(scripts[0]?.[1] ?? ''))['@graph']
    return (type: string) => found.filter((node) => node['@type'] === type)
  }

  describe('structured data', () => {
    it('of an article has the products that it mentions, at their price, as the nodes of their pages', async () => {
      const article = await nodes('/blog/middle')
      const products = article('Product')
      expect(products).toMatchObject([
        { name: 'Magnesium Complex', offers: { lowPrice: 24.5, priceCurrency: 'EUR' } },
        { name: 'Vitamin D3 with K2', offers: { lowPrice: 19 } },
      ])
      expect(article('Article')).toMatchObject([
        {
          headline: 'The middle',
          author: { '@type': 'Person', name: 'Iris Vale' },
          mentions: products.map((product) => ({ '@id': product['@id'] })),
          publisher: { '@id': article('Organization')[0]?.['@id'] },
        },
      ])
      const shelf = await nodes('/products/magnesium')
      expect(shelf('Product')).toMatchObject([
        { '@id': products[0]?.['@id'], offers: [{ '@type': 'Offer', price: 24.5 }] },
      ])
      expect(shelf('Product')[0]?.subjectOf).toContainEqual(
        expect.objectContaining({ '@id': article('Article')[0]?.['@id'] }),
      )
    })

    it.each([
      ['/blog/middle', 'The middle'],
      ['/products/magnesium', 'Magnesium Complex'],
      ['/blog/category/sleep', 'Sleep'],
      ['/blog/author/iris-vale', 'Iris Vale'],
    ])('of %s ends the way to it with %s', async (path, name) => {
      const [trail] = (await nodes(path))('BreadcrumbList')
      const steps = z
        .array(z.object({ position: z.number(), name: z.string(), item: z.url() }))
        .parse(trail?.itemListElement)
      expect(steps.map(({ position }) => position)).toEqual([1, 2, 3])
      expect(steps.at(-1)).toMatchObject({ name, item: expect.stringMatching(`${path}$`) })
    })

    it.each([
      ['/blog', 'CollectionPage', 'ItemList'],
      ['/products', 'CollectionPage', 'ItemList'],
      ['/blog/category/sleep', 'CollectionPage', 'ItemList'],
      ['/about', 'AboutPage', undefined],
      ['/blog/middle', 'WebPage', undefined],
      ['/products/magnesium', 'ItemPage', undefined],
    ])('of %s tells of the page, and what it is', async (path, type, main) => {
      const page = await nodes(path)
      expect(page(type)).toMatchObject([
        {
          '@id': `${stage.site.url}${path}`,
          isPartOf: { '@id': page('WebSite')[0]?.['@id'] },
          breadcrumb: { '@id': page('BreadcrumbList')[0]?.['@id'] },
          ...(main && { mainEntity: { '@type': main } }),
        },
      ])
    })

    it('of the front page names the site and who publishes it', async () => {
      const home = await nodes('/')
      expect(home('WebSite')).toMatchObject([
        { publisher: { '@id': home('Organization')[0]?.['@id'] }, inLanguage: 'en' },
      ])
    })
  })
}
