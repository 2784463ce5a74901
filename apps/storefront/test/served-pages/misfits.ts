import { describe, expect, it, vi } from 'vitest'
import { post, product } from '../../../../packages/content/test/support/fixture'
import { announce } from '../support/announce'
import { type Stage, WAIT } from './stage'

/** Content of the wrong shape. */
export function misfits(stage: Stage): void {
  describe('content that does not fit', () => {
    it('is left out, and the log names the document', async () => {
      await stage.lake.client.createOrReplace({
        ...product('crooked', 'Crooked', 5),
        gallery: 'no pictures',
        ingredients: [{ _key: 'i', name: 7 }],
      })
      await announce(stage.site.url, {
        _id: 'crooked',
        _type: 'product',
        operation: 'create',
        slug: 'crooked',
        listChanged: true,
      })
      const { status, text } = await stage.get('/products/crooked')
      expect(status).toBe(200)
      expect(text).toContain('Crooked')
      expect(stage.site.log()).toMatch(
        /"event":"content\.omitted","document":"crooked","field":"ingredients\[.*\]\.name"/,
      )
      const gallery = '"document":"crooked","field":"gallery"'
      await vi.waitFor(
        () => expect(stage.site.log()).toContain(`"event":"content.misshapen",${gallery}`),
        WAIT,
      )
      const omitted = `"event":"content.omitted",${gallery}`
      expect(stage.site.log().split(omitted)).toHaveLength(2)
    })

    it.each([
      ['product', ['description', 'variants', 'ingredients', 'faq', 'categories', 'purchase']],
      ['product', ['supplementFacts', 'seo', 'tagline', 'brand', 'directions', 'warnings']],
      ['post', ['categories', 'tags', 'body', 'featuredProducts', 'citations', 'relatedPosts']],
      ['post', ['coverImage', 'author', 'reviewer', 'seo', 'excerpt', 'lastReviewedAt']],
    ])('of a %s in %j is told, whatever the field', async (type, fields) => {
      const id = `bent-${type}-${fields[0]}`
      const whole: { _id: string; _type: string } =
        type === 'post' ? post(id, 'Bent', '2020-01-01T00:00:00Z') : product(id, 'Bent', 5)
      const bent = Object.fromEntries(fields.map((field) => [field, 42]))
      await stage.lake.client.createOrReplace({ ...whole, ...bent })
      await announce(stage.site.url, { _id: id, _type: type, operation: 'create', slug: id })
      const { status, text } = await stage.get(`${type === 'post' ? '/blog' : '/products'}/${id}`)
      expect(status).toBe(200)
      expect(text).toContain('Bent')
      await vi.waitFor(() => {
        for (const field of fields) {
          expect(stage.site.log()).toContain(
            `"event":"content.misshapen","document":"${id}","field":"${field}"`,
          )
        }
      }, WAIT)
    })

    it.each([
      ['slug', 'no-address', { slug: 'no-address' }],
      ['publishedAt', 'no-time', { publishedAt: 'soon' }],
    ])('is told of a post that no page can show for its %s', async (field, id, wrong) => {
      const lost: { _id: string; _type: string } = post(id, 'Lost', '2020-01-01T00:00:00Z', wrong)
      await stage.lake.client.createOrReplace(lost)
      await announce(stage.site.url, { _id: id, _type: 'post', operation: 'create' })
      expect((await stage.get(`/blog/${id}`)).status).toBe(404)
      await vi.waitFor(
        () => expect(stage.site.log()).toContain(`"document":"${id}","field":"${field}"`),
        WAIT,
      )
    })
  })
}
