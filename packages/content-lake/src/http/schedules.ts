import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { authorizeChange, requireSignedIn, requireWriter } from '../access/authorize.ts'
import type { Identity } from '../access/identity.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Lake } from '../datasets/lake.ts'
import { draftId, publishedId, versionName } from '../documents/document-id.ts'
import { httpError } from '../errors.ts'
import {
  SCHEDULE_ACTIONS,
  SCHEDULE_STATES,
  type Schedule,
} from '../mutations/schedules/schedule-store.ts'
import { placeOf } from './author.ts'
import type { LakeEnv } from './env.ts'
import { requireOwnName } from './middleware/dataset-access.ts'
import { readJson } from './read-json.ts'

const MOST_SCHEDULES = 1_000
const MOST_DOCUMENTS = 100

const documentId = z
  .string()
  .min(1)
  .refine((id) => ['published', 'drafts'].includes(versionName(id)), {
    error: 'belongs to a release, which has a time of its own',
  })
  .transform(publishedId)
const documents = z
  .array(z.object({ documentId }))
  .min(1)
  .max(MOST_DOCUMENTS)
  .transform((list) => [...new Set(list.map((each) => each.documentId))])
const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())

const newSchedule = z.object({
  documents,
  action: z.enum(SCHEDULE_ACTIONS).default('publish'),
  executeAt: time.nullable().default(null),
  name: z.string().max(1_000).default(''),
  description: z.string().max(10_000).default(''),
})
/** The Studio sends what it changes only, others the schedule as a whole. */
const scheduleChanges = z.object({
  documents: documents.optional(),
  action: z.enum(SCHEDULE_ACTIONS).optional(),
  executeAt: time.nullable().optional(),
  name: z.string().max(1_000).optional(),
  description: z.string().max(10_000).optional(),
  state: z.enum(['scheduled', 'cancelled']).optional(),
})
const listQuery = z.object({
  state: z.enum(SCHEDULE_STATES).nullable().default(null),
  documentIds: z
    .string()
    .transform((list) => list.split(',').filter(Boolean).map(publishedId))
    .nullable()
    .default(null),
  limit: z.coerce.number().int().min(1).max(MOST_SCHEDULES).default(MOST_SCHEDULES),
})

const SCHEDULES = '/schedules/:projectId/:dataset'
const SCHEDULE = `${SCHEDULES}/:id`

/** Documents to be published or unpublished at a time: what the Studio did before it had scheduled drafts. */
export function scheduleRoutes(lake: Lake): Hono<LakeEnv> {
  const { projectId } = lake.config

  function describe({ documentIds, ...schedule }: Schedule, { name, store }: Dataset) {
    return {
      ...schedule,
      projectId,
      dataset: name,
      documents: documentIds.map((documentId) => {
        const type = (store.get(draftId(documentId)) ?? store.get(documentId))?._type
        return { documentId, ...(type !== undefined && { documentType: type }) }
      }),
    }
  }

  /** The dataset of a path, for whoever may write in it. */
  function writable(c: Context<LakeEnv>): Dataset {
    requireWriter(c.var.identity)
    const name = c.req.param('dataset') ?? ''
    requireOwnName(name)
    return lake.dataset(name)
  }

  /** A schedule that waits, for whoever may do what it will. */
  function changeable(c: Context<LakeEnv>, dataset: Dataset, id = c.req.param('id')): Schedule {
    const schedule = find(dataset, id)
    assertMayRun(c.var.identity, lake, dataset, schedule.documentIds)
    return schedule
  }

  return new Hono<LakeEnv>()
    .use(`${SCHEDULES}/*`, async (c, next) => {
      requireSignedIn(c.var.identity)
      if (c.req.param('projectId') !== projectId) {
        throw httpError(404, 'Not Found', `Project "${c.req.param('projectId')}" not found`)
      }
      await next()
    })
    .get(SCHEDULES, (c) => {
      const dataset = lake.dataset(c.req.param('dataset'))
      const found = dataset.schedules.schedules.list(listQuery.parse(c.req.query()))
      return c.json({ schedules: found.map((schedule) => describe(schedule, dataset)) })
    })
    .post(SCHEDULES, async (c) => {
      const dataset = writable(c)
      const { documents: documentIds, ...schedule } = newSchedule.parse(await readJson(c))
      for (const id of documentIds) assertExists(dataset, id)
      assertMayRun(c.var.identity, lake, dataset, documentIds)
      const author = requireWriter(c.var.identity).id
      return c.json(
        describe(dataset.schedules.create({ ...schedule, documentIds, author }), dataset),
      )
    })
    .get(SCHEDULE, (c) => {
      const dataset = lake.dataset(c.req.param('dataset'))
      return c.json(describe(find(dataset, c.req.param('id')), dataset))
    })
    .patch(SCHEDULE, async (c) => {
      const dataset = writable(c)
      const schedule = changeable(c, dataset)
      const changes = scheduleChanges.parse(await readJson(c))
      assertWaits(schedule)
      for (const id of changes.documents ?? []) assertExists(dataset, id)
      const changed: Schedule = {
        ...schedule,
        documentIds: changes.documents ?? schedule.documentIds,
        action: changes.action ?? schedule.action,
        executeAt: changes.executeAt === undefined ? schedule.executeAt : changes.executeAt,
        name: changes.name ?? schedule.name,
        description: changes.description ?? schedule.description,
        state: changes.state ?? schedule.state,
        // It runs in the name of whoever changed it last.
        author: requireWriter(c.var.identity).id,
      }
      assertMayRun(c.var.identity, lake, dataset, changed.documentIds)
      return c.json(describe(dataset.schedules.update(changed), dataset))
    })
    .delete(SCHEDULE, (c) => {
      const dataset = writable(c)
      dataset.schedules.remove(changeable(c, dataset).id)
      return c.body(null, 204)
    })
    .post(`${SCHEDULE}/publish`, async (c) => {
      const dataset = writable(c)
      const ids = c.req.param('id').split(',').filter(Boolean)
      const schedules = ids.map((id) => changeable(c, dataset, id))
      schedules.forEach(assertWaits)
      const results = []
      for (const schedule of schedules) results.push(await dataset.schedules.run(schedule))
      return c.json(results.at(-1) ?? {})
    })
}

function find({ schedules }: Dataset, id = ''): Schedule {
  const schedule = schedules.schedules.get(id)
  if (schedule === null) throw httpError(404, 'Not Found', `Schedule "${id}" not found`)
  return schedule
}

function assertWaits({ id, state }: Schedule): void {
  if (state !== 'scheduled') {
    throw httpError(400, 'Bad Request', `Schedule "${id}" is ${state} and can not be changed`)
  }
}

function assertExists({ store }: Dataset, id: string): void {
  if (store.get(id) === null && store.get(draftId(id)) === null) {
    throw httpError(404, 'Not Found', `Document "${id}" not found`)
  }
}

const WRITTEN_LATER = { _type: '', _rev: '', _createdAt: '', _updatedAt: '' }

/** @throws ApiError 403 for who may not publish and unpublish these documents */
function assertMayRun(
  identity: Identity,
  lake: Lake,
  { store, name }: Dataset,
  ids: readonly string[],
): void {
  const place = placeOf(lake, name)
  for (const id of ids) {
    const published = store.get(id)
    // Its draft may be written again before the schedule runs, which asks once more.
    const document = store.get(draftId(id)) ?? published ?? WRITTEN_LATER
    authorizeChange(identity, published, { ...document, _id: id }, place)
  }
}
