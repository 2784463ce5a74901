import { describe, expect, it } from 'vitest'
import { product } from '../../../../packages/content/test/support/fixture'
import { announce } from '../support/announce'
import type { Stage } from './stage'

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
      expect(stage.site.log()).toMatch(
        /"event":"content\.omitted","document":"crooked","field":"gallery"/,
      )
    })
  })
}
