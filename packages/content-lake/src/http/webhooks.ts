import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { requireRole } from '../access/authorize.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Lake } from '../datasets/lake.ts'
import { httpError } from '../errors.ts'
import type { LoggedAttempt, LoggedDelivery } from '../events/webhooks/delivery-log.ts'
import type { Webhook } from '../events/webhooks/webhook.ts'
import type { LakeEnv } from './env.ts'
import { readJson } from './read-json.ts'

const MOST_ROWS = 1_000
/** Further than the log of any lake goes back. */
const LAST_OFFSET = 1_000_000

const page = (limit: number) =>
  z.object({
    limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(limit),
    offset: z.coerce.number().int().min(0).max(LAST_OFFSET).default(0),
  })
const attemptPage = page(MOST_ROWS)

const STATUSES = { pending: 'queued', delivered: 'success', dead: 'failure' } as const
const STATES = { queued: 'pending', success: 'delivered', failure: 'dead' } as const
/** Hosted Sanity knows no status to ask for. */
const messagePage = page(100).extend({
  status: z.enum(['queued', 'success', 'failure']).optional(),
})

/** Without one, everything that was given up. */
const retryBody = z.object({ messageIds: z.array(z.string()).max(MOST_ROWS).optional() }).optional()

/** The webhooks of the configuration, what became of their messages, and another try for those given up. */
export function webhookRoutes(lake: Lake): Hono<LakeEnv> {
  const { projectId } = lake.config

  const datasets = (): Dataset[] => lake.registry.list().map(({ name }) => lake.dataset(name))

  /** Rows of a webhook from every dataset, newest first. */
  function rows<Row>(
    { limit, offset }: { limit: number; offset: number },
    of: (dataset: Dataset, most: number) => (Row & { createdAt: string })[],
  ) {
    return datasets()
      .flatMap((dataset) => of(dataset, offset + limit))
      .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
      .slice(offset, offset + limit)
  }

  function messages(c: Context<LakeEnv>) {
    const { id: hookId, name: hook } = requireHook(c, lake)
    const { status, ...part } = messagePage.parse(c.req.query())
    const found = rows(part, ({ name, webhooks }, most) =>
      webhooks.log
        .deliveries(hook, most, status ? STATES[status] : null)
        .map((delivery) => message(delivery, { projectId, dataset: name, hookId })),
    )
    return c.json(found)
  }

  return new Hono<LakeEnv>()
    .get('/hooks/projects/:projectId', (c) => {
      requireRole(c.var.identity, 'administrator')
      return c.json(lake.webhooks.map((hook) => describe(hook, projectId)))
    })
    .on(['POST', 'PUT', 'PATCH', 'DELETE'], HOOK_PATHS, () => {
      throw httpError(
        403,
        'Forbidden',
        'Webhooks of this lake are configured in the file of CONTENT_LAKE_WEBHOOKS',
      )
    })
    .get('/hooks/projects/:projectId/:hookId', (c) =>
      c.json(describe(requireHook(c, lake), projectId)),
    )
    .on('GET', ['/hooks/projects/:projectId/:hookId/messages', '/hooks/:hookId/messages'], messages)
    .get('/hooks/projects/:projectId/:hookId/attempts', (c) => {
      const { id: hookId, name: hook } = requireHook(c, lake)
      const found = rows(attemptPage.parse(c.req.query()), ({ name, webhooks }, most) =>
        webhooks.log
          .attempts(hook, most)
          .map((attempt) => describeAttempt(attempt, { projectId, dataset: name, hookId })),
      )
      return c.json(found)
    })
    .get('/hooks/projects/:projectId/attempts/:attemptId', (c) => {
      requireRole(c.var.identity, 'administrator')
      const place = placeOf(c.req.param('attemptId'))
      const attempt =
        place && lake.registry.get(place.dataset)
          ? lake.dataset(place.dataset).webhooks.log.attempt(place.id)
          : null
      const hook = lake.webhooks.find(({ name }) => name === attempt?.hook)
      if (!place || !attempt || !hook) throw notFound('attempt')
      const { dataset } = place
      return c.json(describeAttempt(attempt, { projectId, dataset, hookId: hook.id }))
    })
    .post('/hooks/projects/:projectId/:hookId/retry', async (c) => {
      const { name: hook } = requireHook(c, lake)
      const { messageIds } = retryBody.parse(await readJson(c)) ?? {}
      const places = messageIds?.map(placeOf)
      const retried = datasets().map(({ name, webhooks }) => {
        const ids = places?.flatMap((place) => (place?.dataset === name ? [place.id] : []))
        return webhooks.retry(hook, ids ?? null)
      })
      return c.json({ retried: retried.reduce((sum, count) => sum + count, 0) })
    })
}

const HOOK_PATHS = ['/hooks/projects/:projectId', '/hooks/projects/:projectId/:hookId']

interface Origin {
  readonly projectId: string
  readonly dataset: string
  readonly hookId: string
}

/** Without its secret and headers: they are the receiver's. */
function describe(hook: Webhook, projectId: string) {
  return {
    id: hook.id,
    type: 'document',
    name: hook.name,
    projectId,
    dataset: hook.datasets?.join(', ') ?? '*',
    url: hook.url,
    httpMethod: hook.httpMethod,
    includeDrafts: hook.includeDrafts,
    includeAllVersions: hook.includeAllVersions,
    rule: {
      on: hook.on,
      filter: hook.filter?.source ?? null,
      projection: hook.projection?.source ?? null,
    },
    description: null,
    isDisabled: false,
    isDisabledByUser: false,
    deletedAt: null,
  }
}

function message(delivery: LoggedDelivery, { projectId, dataset, hookId }: Origin) {
  return {
    id: `${dataset}.${delivery.id}`,
    projectId,
    hookId,
    dataset,
    documentId: delivery.documentId,
    createdAt: delivery.transactionTime,
    status: STATUSES[delivery.state],
    payload: delivery.body,
    failureCount: delivery.failures,
    resultCode: delivery.status,
    failureMessage: delivery.error,
  }
}

function describeAttempt(attempt: LoggedAttempt, { projectId, dataset, hookId }: Origin) {
  return {
    id: `${dataset}.${attempt.id}`,
    projectId,
    hookId,
    messageId: `${dataset}.${attempt.deliveryId}`,
    createdAt: new Date(attempt.attemptedAt).toISOString(),
    updatedAt: new Date(attempt.attemptedAt + attempt.durationMs).toISOString(),
    duration: attempt.durationMs,
    inProgress: false,
    isFailure: attempt.failure !== null,
    failureReason: attempt.failure?.reason ?? null,
    failureMessage: attempt.failure?.message ?? null,
    resultCode: attempt.status,
    resultBody: attempt.responseBody,
  }
}

/** The webhook that a path names, for whoever may see it: its address may be all that its receiver asks for. */
function requireHook(c: Context<LakeEnv>, { webhooks }: Lake): Webhook {
  requireRole(c.var.identity, 'administrator')
  const id = c.req.param('hookId')
  const hook = webhooks.find((each) => each.id === id)
  if (hook === undefined) throw notFound('webhook')
  return hook
}

/** Takes the id of a message or an attempt apart: which of a dataset's it is. */
function placeOf(id: string): { dataset: string; id: number } | null {
  const [, dataset, number] = /^([^.]+)\.(\d{1,15})$/.exec(id) ?? []
  return dataset === undefined ? null : { dataset, id: Number(number) }
}

function notFound(what: string): Error {
  return httpError(404, 'Not Found', `There is no such ${what}`)
}
