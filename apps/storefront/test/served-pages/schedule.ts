import { describe, expect, it } from 'vitest'
import { daysFromNow, post } from '../../../../packages/content/test/support/fixture'
import { announce } from '../support/announce'
import { appearsWhenDue, SOON_MS } from '../support/appears-when-due'
import type { Stage } from './stage'

/** A post whose time has not come. */
export function schedule(stage: Stage): void {
  describe('a post scheduled for later', () => {
    const announcement = { _id: 'timed', _type: 'post', slug: 'timed', listChanged: true }

    it('is hidden, also once it is known', async () => {
      await stage.lake.client.create(post('timed', 'The timed', daysFromNow(1)))
      await announce(stage.site.url, { ...announcement, operation: 'create', mentions: [] })
      expect((await stage.get('/blog/timed')).status).toBe(404)
      expect((await stage.get('/blog')).text).not.toContain('The timed')
    })

    it('appears by itself when its time has come, and not before', async () => {
      const due = Date.now() + SOON_MS
      await stage.lake.client
        .patch('timed')
        .set({ publishedAt: new Date(due).toISOString() })
        .commit()
      await announce(stage.site.url, { ...announcement, mentions: [] })
      const shownAt = (path: string) => async () => {
        const { status, text } = await stage.get(path)
        return status === 200 && text.includes('The timed')
      }
      await appearsWhenDue(due, { post: shownAt('/blog/timed'), list: shownAt('/blog') })
    }, 40_000)
  })
}
