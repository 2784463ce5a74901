import { Hono } from 'hono'
import type { Lake } from '../datasets/lake.ts'
import type { LakeEnv } from './env.ts'

/** What the Studio and the Sanity CLI may offer because this server serves it in full. */
const FEATURES = [
  'contentReleases',
  'singleDocRelease',
  'studioComments',
  'sanityTasks',
  'scheduledPublishing',
  'privateDataset',
  'advancedDatasetManagement',
]

/** The small requests of a Studio's start: what is on, whether the server answers, whether the origin may. */
export function featureRoutes(lake: Lake): Hono<LakeEnv> {
  const { config } = lake
  return (
    new Hono<LakeEnv>()
      .get('/features', (c) => c.json(FEATURES))
      // No entries: without an answer the Studio offers a sales desk and a community of its own.
      .get('/help', (c) => c.json({ resources: { sectionArray: [] } }))
      .get('/ping', (c) => c.json({ pong: true }))
      .get('/data/ping/:dataset', (c) => {
        // Nobody learns which private datasets there are: a Studio asks so before anybody has signed in.
        if (c.var.identity.kind !== 'anonymous') lake.dataset(c.req.param('dataset'))
        c.header('x-sanity-shard', 'local')
        return c.json({ pong: true })
      })
      .get('/check/cors', (c) => {
        const origin = c.req.header('origin')
        const allowed = origin === undefined || config.origins.includes(origin)
        return c.json({ result: { allowed, withCredentials: allowed } })
      })
      // Offers, trials and announcements of hosted Sanity: there are none here.
      .get('/journey/:offer', (c) => c.json(null))
      .get('/intake/telemetry-status', (c) => c.json({ status: 'denied' }))
      // What a tab measured before it was told so is not kept.
      .post('/intake/batch', (c) => c.body(null, 204))
  )
}
