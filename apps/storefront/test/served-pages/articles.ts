import { beforeAll, describe, expect, it } from 'vitest'
import {
  daysFromNow,
  item,
  post,
  reference,
} from '../../../../packages/content/test/support/fixture'
import { dateInWords } from '../../locale/date-in-words'
import { announce } from '../support/announce'
import type { Stage } from './stage'

const DISCLAIMER = 'No medical advice.'
const DISCLOSURE = 'We sell what is linked here.'
const REVIEWED = '2026-02-03'

/** What every article owes its readers, in the page as it is sent. */
export function articles(stage: Stage): void {
  describe('an article', () => {
    const published = daysFromNow(-15)
    const revised = daysFromNow(-4).slice(0, 10)

    beforeAll(async () => {
      await stage.lake.client
        .transaction()
        .patch('settings', { set: { disclaimer: DISCLAIMER, productDisclosure: DISCLOSURE } })
        .create({ _id: 'person-ada', _type: 'person', name: 'Ada Reed', credentials: 'PhD' })
        .create(
          post('checked', 'The checked', published, {
            reviewer: reference('person-ada'),
            revisedAt: revised,
            lastReviewedAt: REVIEWED,
            featuredProducts: [item('magnesium')],
          }),
        )
        .commit()
      await announce(stage.site.url, { _id: 'settings', _type: 'settings' })
      const change = { _id: 'checked', _type: 'post', slug: 'checked', listChanged: true }
      await announce(stage.site.url, {
        ...change,
        operation: 'create',
        mentions: ['magnesium'],
      })
    })

    it('tells when it was published, revised and reviewed, for readers and for machines', async () => {
      const { html } = await stage.get('/blog/checked')
      const [header = ''] = /<h1[\s\S]*?<\/header>/.exec(html) ?? []
      const words = [...header.matchAll(/(\w+) <time dateTime="([^"]+)"[^>]*>([^<]+)<\/time>/gi)]
      expect(words.map(([, verb, time, day]) => [verb, time, day])).toEqual([
        ['Published', published, dateInWords(published)],
        ['Updated', revised, dateInWords(revised)],
        ['checked', REVIEWED, '3 February 2026'],
      ])
      expect(header).toContain('Ada Reed')
      expect(header).toContain('PhD')
    })

    it('says how the site earns, before the first product, where it leads to products and only there', async () => {
      for (const path of ['/blog/checked', '/blog/middle']) {
        const { html } = await stage.get(path)
        const [, article = ''] = html.split('<article')
        expect(article.split(DISCLOSURE)).toHaveLength(2)
        expect(article.indexOf(DISCLOSURE)).toBeLessThan(
          `${article}href="/products/`.indexOf('href="/products/'),
        )
      }
      expect((await stage.get('/blog/oldest')).text).not.toContain(DISCLOSURE)
    })

    it('disclaims', async () => {
      for (const path of ['/blog/checked', '/blog/middle', '/blog/oldest']) {
        const { html } = await stage.get(path)
        const [, article = ''] = html.split('<article')
        expect(article.split('</article>')[0]).toContain(DISCLAIMER)
      }
    })

    it('is taken away again', async () => {
      await stage.lake.client.delete('checked')
      await stage.lake.client.patch('settings').unset(['disclaimer', 'productDisclosure']).commit()
      await announce(stage.site.url, { _id: 'settings', _type: 'settings' })
      await announce(stage.site.url, {
        _id: 'checked',
        _type: 'post',
        operation: 'delete',
        previousSlug: 'checked',
        listChanged: true,
        mentions: ['magnesium'],
      })
      expect((await stage.get('/blog/checked')).status).toBe(404)
      expect((await stage.get('/blog/middle')).text).not.toContain(DISCLOSURE)
    })
  })
}
