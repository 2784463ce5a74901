import path from 'node:path'
import { Hono } from 'hono'
import { getPath } from 'hono/utils/url'
import { DerivativeCache } from '../assets/derivative-cache.ts'
import type { ImageWork } from '../assets/image-work.ts'
import { memoryShares } from '../config/memory-shares.ts'
import type { Lake } from '../datasets/lake.ts'
import { httpError } from '../errors.ts'
import { actionRoutes } from './actions.ts'
import { assetRoutes } from './assets.ts'
import { authRoutes } from './auth.ts'
import { datasetAliasRoutes } from './dataset-aliases.ts'
import { datasetCopyRoutes } from './dataset-copies.ts'
import { datasetRestoreRoutes } from './dataset-restores.ts'
import { datasetRoutes } from './datasets.ts'
import { docRoutes } from './doc.ts'
import type { LakeEnv } from './env.ts'
import { errorResponse } from './error-response.ts'
import { EventStreams } from './event-streams.ts'
import { exportRoutes } from './export.ts'
import { featureRoutes } from './features.ts'
import { healthRoutes } from './health.ts'
import { historyRoutes } from './history.ts'
import { imageRoutes } from './images.ts'
import { listenRoutes } from './listen.ts'
import { liveRoutes } from './live.ts'
import { metricsRoutes } from './metrics/metrics.ts'
import type { ServerStatistics } from './metrics/server-statistics.ts'
import { apiVersion } from './middleware/api-version.ts'
import { bodyAdmission } from './middleware/body-admission.ts'
import { bodyEncoding } from './middleware/body-encoding.ts'
import { cors } from './middleware/cors.ts'
import { datasetAccess } from './middleware/dataset-access.ts'
import { hostCheck } from './middleware/host-check.ts'
import { identity } from './middleware/identity.ts'
import { projectCheck } from './middleware/project-check.ts'
import { requestLog } from './middleware/request-log.ts'
import { urlLimit } from './middleware/url-limit.ts'
import { mutateRoutes } from './mutate.ts'
import { ParsedBodies } from './parsed-bodies.ts'
import { projectSettingRoutes } from './project-settings.ts'
import { projectRoutes } from './projects.ts'
import { queryRoutes } from './queries/query.ts'
import { referenceRoutes } from './references.ts'
import { releaseLimitRoutes } from './release-limits.ts'
import { RequestMemory } from './request-memory.ts'
import { classicPath } from './resource-path.ts'
import { robotRoutes } from './robots.ts'
import { scheduleRoutes } from './schedules.ts'
import { schemaRoutes } from './schemas.ts'
import type { SendBudget } from './send-budget.ts'
import { signInRoutes } from './sign-in/sign-in.ts'
import { userRoutes } from './users.ts'
import { webhookQueueRoutes } from './webhook-queues.ts'
import { webhookRoutes } from './webhooks.ts'

/** As every gate before the routes tells a path of the API. */
const VERSION = ':version{v[^/]+}'
/** Of the bodies of all who are signed in, what those of one may be: with one that is larger, there is still room for the largest. */
const SHARE_OF_BODIES = 1 / 4

/** The whole HTTP API of a lake. Order matters: nothing runs for a foreign host or origin. */
export function createApp(
  lake: Lake,
  statistics: ServerStatistics,
  sending: SendBudget,
): Hono<LakeEnv> {
  const app = new Hono<LakeEnv>({ getPath: (request) => classicPath(getPath(request)) })
  const derivatives = new DerivativeCache(
    path.join(lake.config.dataDirectory, 'cache'),
    lake.config.imageCacheBytes,
  )
  const streams = new EventStreams(statistics.streams, sending, {
    log: lake.log,
    trustedProxies: lake.config.trustedProxies,
  })
  const shares = memoryShares(lake.config.memoryBytes)
  const storedContent = new RequestMemory(shares.storedContent, 'Too much is being sent; try again')
  let working: Promise<ImageWork> | undefined
  // Loaded for the first image: it brings sharp, which takes longer than most of a start.
  const imageWork = () =>
    (working ??= import('../assets/image-work.ts').then(
      ({ ImageWork }) => new ImageWork(shares.picture),
    ))
  app.onError(errorResponse(lake.log))
  app.notFound((c) => {
    throw httpError(404, 'Not Found', `Nothing is served at ${c.req.path}`)
  })

  app.use(
    requestLog(lake.log, statistics.requests),
    hostCheck(lake.config),
    cors(lake.config),
    urlLimit,
  )
  // Before the others know who asks: its token is no other's.
  app.route('/', metricsRoutes(lake, derivatives, statistics))
  app.use(
    apiVersion,
    projectCheck(lake.config.projectId),
    identity(lake.accounts),
    datasetAccess(lake),
    bodyEncoding,
    bodyAdmission(
      new RequestMemory(
        shares.requestBodies,
        'Too many large requests are under way; try again',
        SHARE_OF_BODIES,
      ),
      new ParsedBodies(shares.parsedBodies),
    ),
  )
  app.route('/', healthRoutes(lake))
  app.route('/', imageRoutes(lake, derivatives, statistics.derivatives, imageWork))
  for (const routes of [
    featureRoutes(lake),
    signInRoutes(lake),
    authRoutes(lake),
    userRoutes(lake),
    projectRoutes(lake),
    datasetRoutes(lake),
    datasetAliasRoutes(lake),
    datasetCopyRoutes(lake, streams),
    datasetRestoreRoutes(lake),
    projectSettingRoutes(lake),
    webhookQueueRoutes(lake),
    webhookRoutes(lake),
    releaseLimitRoutes(lake),
    robotRoutes(lake),
    schemaRoutes(lake),
    assetRoutes(lake, imageWork),
    mutateRoutes(lake),
    actionRoutes(lake),
    listenRoutes(lake, streams),
    liveRoutes(lake, streams),
    historyRoutes(lake, storedContent),
    queryRoutes(lake, statistics.queries),
    docRoutes(lake, storedContent),
    referenceRoutes(lake),
    scheduleRoutes(lake),
    exportRoutes(lake),
  ]) {
    app.route(`/${VERSION}`, routes)
  }
  return app
}
