import { Hono } from 'hono'
import type { Lake } from '../datasets/lake.ts'
import type { LakeEnv } from './env.ts'

/**
 * For process managers: `/healthz` says the process lives, `/readyz` that its datasets can be read. The
 * server listens once all of them are open; `createStoppingApp` answers when it is about to close them.
 */
export function healthRoutes(lake: Lake): Hono<LakeEnv> {
  return new Hono<LakeEnv>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', (c) => {
      try {
        for (const { name } of lake.registry.list()) lake.dataset(name).store.get('-')
        return c.json({ status: 'ready' })
      } catch (error) {
        lake.log({ event: 'not-ready', id: c.get('requestId'), message: String(error) })
        return c.json({ status: 'unavailable' }, 503)
      }
    })
}
