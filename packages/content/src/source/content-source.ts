import { z } from 'zod'

/** Where content lives: the embedded content lake, or hosted Sanity. */
export interface ContentSource {
  readonly kind: 'embedded' | 'hosted'
  readonly projectId: string
  readonly dataset: string
  /** Origin of the content lake; undefined for hosted Sanity, whose hosts the client knows. */
  readonly apiHost: string | undefined
  /** Origin that serves `/images/{projectId}/{dataset}/…`. */
  readonly imageHost: string
  readonly readToken: string | undefined
  /** Writes subscribers of the newsletter, and no more where roles can say so. Server only. */
  readonly newsletterToken: string | undefined
  readonly webhookSecret: string | undefined
  /** Who knows it may ask why a page is as it is. */
  readonly cacheToken: string | undefined
  /** Public origin of the storefront, without a trailing slash. */
  readonly siteUrl: string
}

const EMBEDDED_API_HOST = 'http://localhost:3900'
const HOSTED_IMAGE_HOST = 'https://cdn.sanity.io'

const unset = z.literal('').transform(() => undefined)

const optional = z.union([unset, z.string().trim().min(1)]).optional()

const httpOrigin = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
  .transform((url) => url.replace(/\/+$/, ''))

const environmentSchema = z.object({
  SANITY_PROJECT_ID: z
    .union([unset, z.string().regex(/^[-a-z0-9]+$/i, 'may hold letters, digits and hyphens only')])
    .optional(),
  SANITY_DATASET: z
    .union([
      unset,
      z
        .string()
        .regex(/^~?[a-z0-9][-\w]{0,63}$/, 'may hold lower-case letters, digits, _ and - only'),
    ])
    .optional(),
  SANITY_API_HOST: z.union([unset, httpOrigin]).optional(),
  SANITY_API_READ_TOKEN: optional,
  SANITY_API_NEWSLETTER_TOKEN: optional,
  SANITY_WEBHOOK_SECRET: optional,
  CACHE_TOKEN: z
    .union([
      unset,
      z.string().regex(/^[\x21-\x7e]{16,}$/, 'must have at least 16 characters, without spaces'),
    ])
    .optional(),
  SITE_URL: z.union([unset, httpOrigin]).optional(),
})

/**
 * Decides from the environment where content lives; nothing else in the repository asks.
 * `SANITY_PROJECT_ID` without `SANITY_API_HOST` means hosted Sanity, anything else the embedded lake.
 * @throws {Error} naming every variable that holds an unusable value.
 */
export function contentSource(
  environment: Readonly<Record<string, string | undefined>>,
): ContentSource {
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) throw new Error(describeProblems(parsed.error))
  const env = parsed.data
  const common = {
    readToken: env.SANITY_API_READ_TOKEN,
    newsletterToken: env.SANITY_API_NEWSLETTER_TOKEN,
    webhookSecret: env.SANITY_WEBHOOK_SECRET,
    cacheToken: env.CACHE_TOKEN,
    siteUrl: env.SITE_URL ?? 'http://localhost:3000',
    dataset: env.SANITY_DATASET ?? 'production',
  }
  if (env.SANITY_PROJECT_ID && !env.SANITY_API_HOST) {
    return {
      ...common,
      kind: 'hosted',
      projectId: env.SANITY_PROJECT_ID,
      apiHost: undefined,
      imageHost: HOSTED_IMAGE_HOST,
    }
  }
  const apiHost = env.SANITY_API_HOST ?? EMBEDDED_API_HOST
  return {
    ...common,
    kind: 'embedded',
    projectId: env.SANITY_PROJECT_ID ?? 'vitrine',
    apiHost,
    imageHost: apiHost,
  }
}

function describeProblems(error: z.ZodError): string {
  const names = new Set(error.issues.map((issue) => String(issue.path[0])))
  const problems = [...names].map((name) => {
    const issues = error.issues.filter((issue) => issue.path[0] === name)
    return `${name} ${issues.map(innermostMessage).join('; ')}`
  })
  return `The environment does not say where content lives: ${problems.join('. ')}.`
}

function innermostMessage(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message
  const last = issue.errors.at(-1)?.at(-1)
  return last ? innermostMessage(last) : issue.message
}
