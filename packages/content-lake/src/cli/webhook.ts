import { Command } from 'commander'
import { z } from 'zod'
import { CommandError } from './command-error.ts'
import { printTable } from './print-table.ts'

/** As many as a webhook keeps. */
const MOST_MESSAGES = 1_000

const hooks = z.array(z.object({ id: z.string(), name: z.string() }))
const messages = z.array(
  z.object({
    id: z.string(),
    status: z.string(),
    createdAt: z.string(),
    documentId: z.string(),
    failureMessage: z.string().nullable(),
  }),
)
const answer = z.object({ retried: z.number() })

type Request = (path: string, body?: unknown) => Promise<unknown>

/** `content-lake webhook failures|retry`: what the Sanity CLI has no command for. */
export function webhookCommand(): Command {
  const command = new Command('webhook').description(
    'See to what a webhook did not take; "content-lake sanity hooks logs" shows everything',
  )

  command
    .command('failures')
    .description('List the messages that were given up')
    .argument('<name>', 'of the webhook')
    .action((name: string) =>
      withHook(name, async (request) => {
        const log = messages.parse(await request(`/messages?limit=${MOST_MESSAGES}`))
        printTable(
          ['MESSAGE', 'CHANGED AT', 'DOCUMENT', 'REASON'],
          log
            .filter(({ status }) => status === 'failure')
            .map(({ id, createdAt, documentId, failureMessage }) => [
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
      withHook(name, async (request) => {
        const body = messageIds.length > 0 ? { messageIds } : {}
        const { retried } = answer.parse(await request('/retry', body))
        const wanted = messageIds.length || retried
        if (retried < wanted) {
          throw new CommandError(`${wanted - retried} of these messages were not given up.`)
        }
        process.stdout.write(`Sending ${retried} again.\n`)
      }),
    )

  return command
}

async function withHook(name: string, work: (request: Request) => Promise<void>): Promise<void> {
  const { withLake } = await import('./with-lake.ts')
  await withLake({ label: 'webhook', role: 'administrator' }, async (lake) => {
    const url = `/hooks/projects/${lake.config.projectId}`
    const client = lake.client()
    const known = hooks.parse(await client.request({ url }))
    const hook = known.find((each) => each.name === name)
    if (hook === undefined) throw new CommandError(`There is no webhook "${name}".`)
    await work((path, body) =>
      client.request({
        url: `${url}/${hook.id}${path}`,
        ...(body !== undefined && { method: 'POST', body }),
      }),
    )
  })
}
