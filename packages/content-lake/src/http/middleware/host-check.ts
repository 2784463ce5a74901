import { createMiddleware } from 'hono/factory'
import type { Config } from '../../config/config.ts'
import { isLoopbackName } from '../../config/loopback.ts'
import { httpError } from '../../errors.ts'
import type { LakeEnv } from '../env.ts'

/** Whether a Host header names this server: a loopback name, or the host of the public URL. */
export function isKnownHost(config: Config, host: string | undefined): boolean {
  const url = URL.parse(`http://${host}`)
  if (!host || !url || url.host !== host.toLowerCase().replace(/:80$/, '')) return false
  return isLoopbackName(url.hostname) || url.hostname === new URL(config.publicUrl).hostname
}

/** Refuses requests for other hosts, so that a foreign name pointed at this machine (DNS rebinding) opens nothing. */
export function hostCheck(config: Config) {
  return createMiddleware<LakeEnv>(async (c, next) => {
    if (!isKnownHost(config, c.req.header('host'))) {
      throw httpError(421, 'Misdirected Request', 'This server does not serve the requested host')
    }
    await next()
  })
}
