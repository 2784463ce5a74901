import { type Context, Hono } from 'hono'
import { authenticate } from '../../access/authenticate.ts'
import { requireRole } from '../../access/authorize.ts'
import { hashSecret, sameHash } from '../../access/secret.ts'
import type { DerivativeCache } from '../../assets/derivative-cache.ts'
import type { Lake } from '../../datasets/lake.ts'
import type { LakeEnv } from '../env.ts'
import { isLocalRequest } from '../sign-in/is-local-request.ts'
import { capacityFamilies } from './capacity-families.ts'
import { datasetFamilies } from './dataset-families.ts'
import { exposition } from './exposition.ts'
import type { ServerStatistics } from './server-statistics.ts'

/** `/metrics`, for Prometheus: how the lake fares. It tells of nobody's content, but names datasets and webhooks. */
export function metricsRoutes(
  lake: Lake,
  derivatives: DerivativeCache,
  statistics: ServerStatistics,
): Hono<LakeEnv> {
  const token = lake.config.metricsToken === null ? null : hashSecret(lake.config.metricsToken)

  /** The token for this alone; an administrator's; or none in a browser that would be signed in without a password. */
  function requireReader(c: Context<LakeEnv>): void {
    const authorization = c.req.header('authorization')
    const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
    if (token !== null && given !== undefined && sameHash(hashSecret(given), token)) return
    const { config, accounts } = lake
    const isOpen = config.signIn === 'local' && isLocalRequest(config, c.env.incoming)
    if (authorization === undefined && isOpen) return
    requireRole(authenticate(accounts, authorization), 'administrator')
  }

  return new Hono<LakeEnv>().get('/metrics', async (c) => {
    requireReader(c)
    const families = [
      ...statistics.families(),
      ...capacityFamilies(lake.queries.load, derivatives.usage),
      ...datasetFamilies(lake),
    ]
    const { contentType, text } = await exposition(families)
    return c.body(text, 200, { 'content-type': contentType, 'cache-control': 'no-store' })
  })
}
