import { Command } from 'commander'
import { z } from 'zod'
import { CommandError } from './command-error.ts'
import { printTable } from './print-table.ts'
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
        const { retried } = answer.parse(await request('/retry', body))
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

async function withHook(
  name: string,
  work: (request: Request, lake: ReachedLake) => Promise<void>,
): Promise<void> {
  const { withLake } = await import('./with-lake.ts')
  await withLake({ label: 'webhook', role: 'administrator' }, async (lake) => {
    const url = `/hooks/projects/${lake.config.projectId}`
    const client = lake.client()
    const known = hooks.parse(await client.request({ url }))
    const hook = known.find((each) => each.name === name)
    if (hook === undefined) throw new CommandError(`There is no webhook "${name}".`)
    const request: Request = (path, body) =>
      client.request({
        url: `${url}/${hook.id}${path}`,
        ...(body !== undefined && { method: 'POST', body }),
      })
    await work(request, lake)
  })
}
