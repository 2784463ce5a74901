import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { announce } from '../support/announce'
import { type Stage, WAIT } from './stage'

/** Well below the five seconds after which the client gives a query up. */
const AT_THE_LATEST_MS = 4_000

/** A lake that takes requests and never answers. */
export function hangingLake(stage: Stage): void {
  describe('while the lake hangs', () => {
    beforeAll(async () => {
      await stage.get('/blog/middle')
      await stage.lake.client.patch('middle').set({ title: 'The middle, revised' }).commit()
      stage.lake.freeze()
      await announce(stage.site.url, { _id: 'middle', _type: 'post', slug: 'middle' })
    })
    afterAll(() => stage.lake.thaw())

    it('serves the page that it has long before the lake is given up', async () => {
      const began = Date.now()
      const pages = await Promise.all([1, 2, 3].map(() => stage.get('/blog/middle')))
      expect(Date.now() - began).toBeLessThan(AT_THE_LATEST_MS)
      for (const { status, text } of pages) {
        expect(status).toBe(200)
        expect(text).toContain('The middle')
        expect(text).not.toContain('revised')
      }
    })

    it('answers 503 for what it does not have', async () => {
      expect((await stage.get('/blog/never-heard-of')).status).toBe(503)
    }, 20_000)

    it('shows the change when the lake answers again', async () => {
      stage.lake.thaw()
      await vi.waitFor(
        async () => expect((await stage.get('/blog/middle')).text).toContain('The middle, revised'),
        WAIT,
      )
    }, 20_000)
  })
}
