import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { requireRole, requireSignedIn } from '../access/authorize.ts'
import type { CopyProgress } from '../datasets/dataset-copier.ts'
import type { Lake } from '../datasets/lake.ts'
import { changedSince, resolvePoint } from '../documents/point-in-time.ts'
import { httpError } from '../errors.ts'
import { requireDatasetName } from './datasets.ts'
import type { LakeEnv } from './env.ts'
import type { EventSink } from './event-stream.ts'
import type { EventStreams } from './event-streams.ts'
import { pointRequest } from './point-request.ts'
import { readJson } from './read-json.ts'

const copyRequest = z.object({
  targetDataset: z.string(),
  skipHistory: z.boolean().default(false),
  skipContentReleases: z.boolean().default(false),
  to: pointRequest.optional(),
})
const jobPage = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(10),
  offset: z.coerce.number().int().min(0).default(0),
})

const COPY_PATHS = ['/projects/:projectId/datasets/:name/copy', '/datasets/:name/copy']
const OVER = new Set(['completed', 'failed'])

/** Copies of datasets, as they are or were, and how far the jobs are that make them. */
export function datasetCopyRoutes(lake: Lake, streams: EventStreams): Hono<LakeEnv> {
  const { copies, registry } = lake

  return (
    new Hono<LakeEnv>()
      .on('PUT', COPY_PATHS, async (c) => {
        const { id: author } = requireRole(c.var.identity, 'administrator')
        const { name: source, store } = lake.dataset(c.req.param('name') ?? '')
        const { targetDataset: target, to, ...skip } = copyRequest.parse(await readJson(c))
        requireDatasetName(target)
        if (registry.get(target)) {
          throw httpError(409, 'Conflict', `Dataset "${target}" already exists`)
        }
        // The job would fail for the same reason, but later.
        if (to) await changedSince(store, resolvePoint(store, to))
        const { id: jobId } = copies.start({
          source,
          target,
          author,
          withHistory: !skip.skipHistory,
          withReleases: !skip.skipContentReleases,
          to: to ?? null,
        })
        return c.json({
          datasetName: source,
          message: `Starting copying dataset ${source} to ${target}...`,
          aclMode: registry.get(source)?.aclMode,
          jobId,
        })
      })
      .get('/projects/:projectId/datasets/copy', (c) => {
        requireSignedIn(c.var.identity)
        const jobs = copies.jobs.list(jobPage.parse(c.req.query()))
        return c.json(
          jobs.map(({ source, target, ...job }) => ({
            ...job,
            sourceDataset: source,
            targetDataset: target,
          })),
        )
      })
      .get('/jobs/:id', (c) => {
        requireSignedIn(c.var.identity)
        const job = copies.jobs.get(c.req.param('id'))
        if (job === null) throw noSuchJob()
        return c.json({
          id: job.id,
          state: job.state,
          authors: [job.author],
          created_at: job.createdAt,
          updated_at: job.updatedAt,
        })
      })
      // Without a token: the Sanity CLI sends none. Nobody else knows the id.
      .get('/jobs/:id/listen', (c) => {
        const id = c.req.param('id')
        const now = copies.progressOf(id)
        if (now === null) throw noSuchJob()
        const start = (sink: EventSink) => {
          const tell = ({ state, progress, message }: CopyProgress) => {
            const data = { job_id: id, state, progress, ...(message !== null && { message }) }
            sink.send({ event: 'job', data })
            if (OVER.has(state)) sink.close()
          }
          sink.send({ event: 'welcome', data: { listener_id: randomUUID() } })
          tell(now)
          return copies.subscribe((progress) => {
            if (progress.id === id) tell(progress)
          })
        }
        return streams.answer(c, { kind: 'job', isAllowed: () => true, start })
      })
  )
}

function noSuchJob(): Error {
  return httpError(404, 'Not Found', 'There is no such job')
}
