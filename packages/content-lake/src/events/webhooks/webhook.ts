import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { describeIssues } from '../../describe-issues.ts'
import { DeltaQuery } from './delta-query.ts'

const operation = z.enum(['create', 'update', 'delete'])

const groq = (kind: 'filter' | 'projection') =>
  z.string().transform((source, context) => {
    try {
      return new DeltaQuery(source)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      context.addIssue(`is not a GROQ ${kind}: ${reason}`)
      return z.NEVER
    }
  })

const headerValue = z
  .string()
  .regex(/^[\x20-\x7e]*$/, 'must be printable ASCII: it is sent as a header')

/** What is said with every message, and what HTTP itself settles. */
const RESERVED_HEADER =
  /^(sanity-.*|idempotency-key|content-length|host|transfer-encoding|connection|keep-alive|upgrade|expect)$/

const headerName = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~0-9a-z-]+$/i, 'must be a header name')
  .toLowerCase()
  .refine((name) => !RESERVED_HEADER.test(name), 'is a header that the lake itself sends')

/** By names in lower case: those of one name in different cases would be sent as one, joined. */
const headers = z.record(z.string(), headerValue).transform((given, context) => {
  const named = new Map<string, string>()
  for (const [key, value] of Object.entries(given)) {
    const { data: name, error } = headerName.safeParse(key)
    if (name !== undefined && !named.has(name)) named.set(name, value)
    else {
      const message = error?.issues[0]?.message ?? 'is there in another case too'
      context.addIssue({ code: 'custom', path: [key], message })
    }
  }
  return Object.fromEntries(named)
})

const fields = z.strictObject({
  name: headerValue.min(1),
  url: z.url({ protocol: /^https?$/ }),
  /** Signs what is sent; without one nothing is signed. */
  secret: z.string().min(1).optional(),
  on: z.array(operation).min(1).default(['create', 'update', 'delete']),
  filter: groq('filter').optional(),
  projection: groq('projection').optional(),
  /** Names of the datasets it hears of; all but add-ons when left out. */
  datasets: z.array(z.string()).optional(),
  includeDrafts: z.boolean().default(false),
  includeAllVersions: z.boolean().default(false),
  httpMethod: z.enum(['POST', 'PUT', 'PATCH']).default('POST'),
  headers: headers.default({}),
})

/** The id stays while the name does, and stands in a URL as it is. */
const webhook = fields.transform((hook) => ({
  ...hook,
  id: webhookId(hook.name),
}))

const webhooks = z
  .array(webhook)
  .refine(
    (hooks) => new Set(hooks.map(({ name }) => name)).size === hooks.length,
    'each webhook needs a name of its own',
  )

export type Webhook = z.infer<typeof webhook>
export type WebhookOperation = z.infer<typeof operation>

/** By what the API knows a webhook of this name, configured or not. */
export function webhookId(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 16)
}

/** The webhooks that a list describes. @throws Error that says what is wrong with it */
function parseWebhooks(list: unknown): Webhook[] {
  const { success, data, error } = webhooks.safeParse(list)
  if (!success) throw new Error(`The webhooks are not right: ${describeIssues(error)}`)
  return data
}

/** The webhooks of a JSON file, none without a file. @throws Error that names the file and the fault */
export function readWebhooks(file: string | null): Webhook[] {
  if (file === null) return []
  try {
    // Unlike `readFileSync(file, 'utf8')` it leaves out a byte order mark, which some editors write.
    const text = new TextDecoder().decode(readFileSync(file))
    return parseWebhooks(JSON.parse(text))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${file} cannot be used: ${reason}`, { cause: error })
  }
}
