import { Hono } from 'hono'
import type { Lake } from '../datasets/lake.ts'
import { UnusableFile } from '../documents/unusable-file.ts'
import type { LakeEnv } from './env.ts'

const UNAVAILABLE = 'A dataset cannot be opened, or is damaged: the log names its file'

/**
 * For process managers: `/healthz` says the process lives, `/readyz` that its datasets can be read, and that none is
 * known to be damaged. The
 * server listens once all of them are open; `createStoppingApp` answers when it is about to close them.
 */
export function healthRoutes(lake: Lake): Hono<LakeEnv> {
  return new Hono<LakeEnv>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', (c) => {
      try {
        for (const { name } of lake.registry.list()) {
          const { store } = lake.dataset(name)
          store.damage.assertNone()
          store.get('-')
        }
        return c.json({ status: 'ready' })
      } catch (error) {
        lake.log({ event: 'not-ready', id: c.get('requestId'), message: String(error) })
        // Which datasets there are is not for everybody, nor where.
        const isKnown = c.var.identity.kind !== 'anonymous' && error instanceof UnusableFile
        const message = isKnown ? error.message : UNAVAILABLE
        return c.json({ status: 'unavailable', message }, 503)
      }
    })
}
