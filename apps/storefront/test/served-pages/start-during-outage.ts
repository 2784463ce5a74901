import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type Stage, WAIT } from './stage'

/** A site that starts while the lake takes requests and never answers. */
export function startDuringOutage(stage: Stage): void {
  describe('started while the lake hangs', () => {
    beforeAll(async () => {
      stage.lake.freeze()
      await stage.site.stop()
    })

    it('is ready when it has tried to read its pages, and not before', async () => {
      const started = stage.site.start('/readyz')
      const statuses = new Set<number>()
      await vi.waitUntil(async () => {
        const answer = await stage.get('/readyz').catch(() => null)
        if (answer) statuses.add(answer.status)
        return answer?.status === 200
      }, WAIT)
      await started
      expect([...statuses]).toEqual([503, 200])
    }, 60_000)

    it('serves the pages of the build', async () => {
      expect((await stage.get('/products')).status).toBe(200)
      expect(stage.site.log()).not.toContain('"event":"content.warm"')
    }, 20_000)

    it('reads its pages when the lake answers again, before anybody asks for them', async () => {
      stage.lake.thaw()
      await vi.waitFor(() => expect(stage.site.log()).toContain('"event":"content.warm"'), WAIT)
      stage.lake.freeze()
      const { status, text } = await stage.get('/products')
      expect(status).toBe(200)
      expect(text).toContain('Magnesium Complex')
    }, 60_000)
  })
}
