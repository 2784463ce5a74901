import { Command } from 'commander'
import { z } from 'zod'
import { CommandError } from './command-error.ts'
import { examples } from './examples.ts'
import { printTable } from './print-table.ts'
import { refusedRequest } from './refused-request.ts'
import type { ReachedLake } from './with-lake.ts'

const PAGE = 200

const hooks = z.array(z.object({ id: z.string(), name: z.string() }))
const messages = z.array(
  z.object({
    id: z.string(),
    createdAt: z.string(),
    documentId: z.string(),
    failureMessage: z.string().nullable(),
  }),
)
const retryAnswer = z.object({ retried: z.number() })
const hookQueues = z.array(
  z.object({
    hookId: z.string(),
    name: z.string(),
    dataset: z.string(),
    isConfigured: z.boolean(),
    queued: z.number(),
    failed: z.number(),
  }),
)
const dropAnswer = z.object({ dropped: z.number() })

const DROP_HELP =
  'Configured are those of CONTENT_LAKE_WEBHOOKS: of the running server, or of this command while none runs.'

type Request = (path: string, body?: unknown) => Promise<unknown>

/** `content-lake webhook list|failures|retry|drop`: what the Sanity CLI has no command for. */
export function webhookCommand(): Command {
  const command = new Command('webhook').description(
    'See to what a webhook did not take; "content-lake sanity hooks logs" shows everything',
  )

  command
    .command('list')
    .description('List what waits for each webhook or was given up, configured or not')
    .action(() =>
      withHooks(async ({ queues }) =>
        printTable(
          ['WEBHOOK', 'DATASET', 'CONFIGURED', 'WAITING', 'GIVEN UP'],
          (await queues()).map(({ name, dataset, isConfigured, queued, failed }) => [
            name,
            dataset,
            isConfigured ? 'yes' : 'no',
            String(queued),
            String(failed),
          ]),
        ),
      ),
    )

  command
    .command('failures')
    .description('List the messages that were given up')
    .argument('<name>', 'of the webhook')
    .action((name: string) =>
      withHook(name, async (request) => {
        const failures = await allFailures(request)
        printTable(
          ['MESSAGE', 'CHANGED AT', 'DOCUMENT', 'REASON'],
          failures.map(({ id, createdAt, documentId, failureMessage }) => [
            id,
            createdAt,
            documentId,
            failureMessage ?? 'The webhook was not configured',
          ]),
        )
      }),
    )

  command
    .command('retry')
    .description('Send again what was given up: these messages, or all')
    .argument('<name>', 'of the webhook')
    .argument('[messages...]', 'as shown by "webhook failures"')
    .action((name: string, messageIds: string[]) =>
      withHook(name, async (request, { isServed }) => {
        const body = messageIds.length > 0 ? { messageIds } : {}
        const { retried } = retryAnswer.parse(await request('/retry', body))
        const wanted = messageIds.length || retried
        if (retried < wanted) {
          throw new CommandError(`${wanted - retried} of these messages were not given up.`)
        }
        process.stdout.write(
          isServed
            ? `Sending ${retried} again.\n`
            : `${retried} will be sent again when a server runs.\n`,
        )
      }),
    )

  command
    .command('drop')
    .description(
      'Forget what waits for a webhook that is not configured any more, and what was given up of it',
    )
    .argument('<name>', 'of the webhook, as shown by "webhook list"')
    .addHelpText('after', `\n${DROP_HELP}\n${examples('webhook list', 'webhook drop shop')}`)
    .action((name: string) =>
      withHooks(async ({ queues, request }) => {
        const queue = (await queues()).find((each) => each.name === name)
        if (queue === undefined) throw new CommandError(`There is no webhook "${name}".`)
        const path = `/${queue.hookId}/messages`
        const answer = await request(path, { method: 'DELETE' }).catch((error) => {
          throw refusedRequest(error)
        })
        process.stdout.write(`Dropped ${dropAnswer.parse(answer).dropped} messages.\n`)
      }),
    )

  return command
}

/** What was given up, a page at a time. What is given up meanwhile moves the rest: none is told twice. */
async function allFailures(request: Request): Promise<z.infer<typeof messages>> {
  const found = new Map<string, z.infer<typeof messages>[number]>()
  for (let offset = 0; ; offset += PAGE) {
    const path = `/messages?status=failure&limit=${PAGE}&offset=${offset}`
    const page = messages.parse(await request(path))
    for (const message of page) found.set(message.id, message)
    if (page.length < PAGE) return [...found.values()]
  }
}

/** The webhooks of the lake, under the path of their API. */
interface ReachedHooks {
  readonly lake: ReachedLake
  queues(): Promise<z.infer<typeof hookQueues>>
  request(path: string, options?: { method: string; body?: unknown }): Promise<unknown>
}

async function withHooks(work: (hooks: ReachedHooks) => Promise<void>): Promise<void> {
  const { withLake } = await import('./with-lake.ts')
  await withLake({ label: 'webhook', role: 'administrator' }, async (lake) => {
    const client = lake.client()
    const request: ReachedHooks['request'] = (path, options) =>
      client.request({ url: `/hooks/projects/${lake.config.projectId}${path}`, ...options })
    const queues = async () => hookQueues.parse(await request('/queues'))
    await work({ lake, queues, request })
  })
}

async function withHook(
  name: string,
  work: (request: Request, lake: ReachedLake) => Promise<void>,
): Promise<void> {
  await withHooks(async ({ lake, request }) => {
    const known = hooks.parse(await request(''))
    const hook = known.find((each) => each.name === name)
    if (hook === undefined) throw new CommandError(`There is no webhook "${name}".`)
    await work(
      (path, body) =>
        request(`/${hook.id}${path}`, body === undefined ? undefined : { method: 'POST', body }),
      lake,
    )
  })
}
