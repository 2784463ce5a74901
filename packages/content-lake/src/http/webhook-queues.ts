import { Hono } from 'hono'
import { requireRole } from '../access/authorize.ts'
import type { Lake } from '../datasets/lake.ts'
import { httpError } from '../errors.ts'
import { webhookId } from '../events/webhooks/webhook.ts'
import type { LakeEnv } from './env.ts'

/**
 * What waits for the webhooks of each dataset, or was given up: also for those that are not configured, whose
 * messages can be dropped. Hosted Sanity has no such paths: its webhooks take their messages with them.
 */
export function webhookQueueRoutes(lake: Lake): Hono<LakeEnv> {
  const queues = () =>
    lake.registry.list().flatMap(({ name: dataset }) =>
      lake
        .dataset(dataset)
        .webhooks.queues()
        .map((queue) => ({
          hookId: webhookId(queue.name),
          dataset,
          ...queue,
        })),
    )

  return new Hono<LakeEnv>()
    .get('/hooks/projects/:projectId/queues', (c) => {
      requireRole(c.var.identity, 'administrator')
      return c.json(queues())
    })
    .delete('/hooks/projects/:projectId/:hookId/messages', async (c) => {
      requireRole(c.var.identity, 'administrator')
      const id = c.req.param('hookId')
      const found = queues().filter(({ hookId }) => hookId === id)
      const [first] = found
      if (first === undefined) throw httpError(404, 'Not Found', 'There is no such webhook')
      const left = found.filter(({ isConfigured }) => !isConfigured)
      if (left.length === 0) {
        const reason = `The webhook "${first.name}" is configured, so its messages are sent`
        throw httpError(409, 'Conflict', `${reason}: leave it out of CONTENT_LAKE_WEBHOOKS first`)
      }
      let dropped = 0
      for (const { dataset, name } of left) {
        dropped += await lake.dataset(dataset).webhooks.drop(name)
      }
      return c.json({ dropped })
    })
}
