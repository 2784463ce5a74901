import path from 'node:path'
import proxyAddr from 'proxy-addr'
import { z } from 'zod'
import { ROLES } from '../access/identity.ts'
import type { ConfiguredToken } from '../access/robot-token-store.ts'
import type { Config } from './config.ts'
import { DATASET_NAME } from './dataset-name.ts'
import { isLoopbackName } from './loopback.ts'

/** A mistake in the environment; `message` names every variable at fault, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const MINIMUM_SECRET_LENGTH = 32

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean),
)

const datasetName = z
  .string()
  .regex(DATASET_NAME, 'must be a dataset name (lower case letters, digits, - and _)')

const origin = z.string().transform((text, context) => {
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol) && (text === url.origin || text === `${url.origin}/`)) {
    return url.origin
  }
  context.addIssue(`must be an origin such as http://localhost:3333, got "${text}"`)
  return z.NEVER
})

const proxy = z.string().refine((range) => {
  try {
    proxyAddr.compile(range)
    return true
  } catch {
    return false
  }
}, 'must be an address, a range such as 10.0.0.0/8, or "loopback"')

const token = z.string().transform((entry, context): ConfiguredToken => {
  const separator = entry.indexOf(':')
  const role = ROLES.find((name) => name === entry.slice(0, separator))
  const secret = entry.slice(separator + 1)
  // The entry itself is left out of the message: it may hold a secret.
  if (role && secret.length >= MINIMUM_SECRET_LENGTH) return { role, token: secret }
  context.addIssue(
    `each entry must be <role>:<token>, role one of ${ROLES.join(', ')}, token at least ${MINIMUM_SECRET_LENGTH} characters`,
  )
  return z.NEVER
})

const megabytes = z.coerce
  .number({ error: 'must be a number of megabytes' })
  .min(1, 'must be at least 1 (megabyte)')
  .transform((value) => Math.floor(value * 1_000_000))

const seconds = z.coerce
  .number({ error: 'must be a number of seconds' })
  .min(0.1, 'must be at least 0.1 (seconds)')
  .max(600, 'must be at most 600 (seconds)')
  .transform((value) => Math.round(value * 1_000))

const publicUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) URL' })
  .transform((url) => url.replace(/\/+$/, ''))

const environment = z
  .object({
    CONTENT_LAKE_HOST: z.string().default('127.0.0.1'),
    CONTENT_LAKE_PORT: z.coerce
      .number({ error: 'must be a port number' })
      .int('must be a port number')
      .min(1, 'must be a port number from 1 to 65535')
      .max(65535, 'must be a port number from 1 to 65535')
      .default(3900),
    CONTENT_LAKE_DATA: z.string().default('.vitrine/lake'),
    CONTENT_LAKE_PROJECT_ID: z
      .string()
      .regex(/^[-a-z0-9]+$/, 'must hold lower case letters, digits and - only')
      .default('vitrine'),
    CONTENT_LAKE_DATASET: datasetName.optional(),
    CONTENT_LAKE_DATASETS: list.pipe(z.array(datasetName)).optional(),
    CONTENT_LAKE_PUBLIC_URL: publicUrl.optional(),
    CONTENT_LAKE_ORIGINS: list.pipe(z.array(origin)).default(['http://localhost:3333']),
    CONTENT_LAKE_AUTH: z
      .enum(['local', 'password'], { error: 'must be "local" or "password"' })
      .default('local'),
    CONTENT_LAKE_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
    CONTENT_LAKE_TRUSTED_PROXIES: list.pipe(z.array(proxy)).default([]),
    CONTENT_LAKE_TOKENS: list.pipe(z.array(token)).default([]),
    CONTENT_LAKE_QUERY_TIMEOUT: seconds.default(10_000),
    CONTENT_LAKE_ANONYMOUS_QUERY_TIMEOUT: seconds.default(2_000),
    CONTENT_LAKE_WEBHOOKS: z.string().optional(),
    CONTENT_LAKE_MAX_UPLOAD: megabytes.default(100_000_000),
    CONTENT_LAKE_IMAGE_CACHE: megabytes.default(2_000_000_000),
  })
  .superRefine((env, context) => {
    const complain = (variable: string, message: string) =>
      context.addIssue({ code: 'custom', path: [variable], message })
    if (env.CONTENT_LAKE_AUTH === 'password' && !env.CONTENT_LAKE_PASSWORD) {
      complain('CONTENT_LAKE_PASSWORD', 'is required when CONTENT_LAKE_AUTH is "password"')
    }
    if (env.CONTENT_LAKE_AUTH === 'local' && env.CONTENT_LAKE_TRUSTED_PROXIES.length > 0) {
      complain('CONTENT_LAKE_AUTH', 'must be "password" behind CONTENT_LAKE_TRUSTED_PROXIES')
    }
    const url = URL.parse(env.CONTENT_LAKE_PUBLIC_URL ?? '')
    if (env.CONTENT_LAKE_AUTH === 'local' && url && !isLoopbackName(url.hostname)) {
      complain(
        'CONTENT_LAKE_AUTH',
        `must be "password" when CONTENT_LAKE_PUBLIC_URL (${url.origin}) is not this machine`,
      )
    }
  })

/**
 * The configuration an environment describes; an empty variable counts as unset.
 * @throws ConfigError that names each variable at fault
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const { success, data, error } = environment.safeParse(given)
  if (!success) {
    throw new ConfigError(
      error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`).join('\n'),
    )
  }
  const [first = 'production', ...others] = new Set([
    ...(data.CONTENT_LAKE_DATASET ? [data.CONTENT_LAKE_DATASET] : []),
    ...(data.CONTENT_LAKE_DATASETS ?? []),
  ])
  return {
    host: data.CONTENT_LAKE_HOST,
    port: data.CONTENT_LAKE_PORT,
    dataDirectory: path.resolve(data.CONTENT_LAKE_DATA),
    projectId: data.CONTENT_LAKE_PROJECT_ID,
    datasets: [first, ...others],
    publicUrl: data.CONTENT_LAKE_PUBLIC_URL ?? `http://localhost:${data.CONTENT_LAKE_PORT}`,
    origins: data.CONTENT_LAKE_ORIGINS,
    signIn: data.CONTENT_LAKE_AUTH,
    password: data.CONTENT_LAKE_PASSWORD ?? null,
    trustedProxies: data.CONTENT_LAKE_TRUSTED_PROXIES,
    tokens: data.CONTENT_LAKE_TOKENS,
    queryTimeLimit: data.CONTENT_LAKE_QUERY_TIMEOUT,
    anonymousQueryTimeLimit: data.CONTENT_LAKE_ANONYMOUS_QUERY_TIMEOUT,
    webhooksFile: data.CONTENT_LAKE_WEBHOOKS ? path.resolve(data.CONTENT_LAKE_WEBHOOKS) : null,
    maximumUploadBytes: data.CONTENT_LAKE_MAX_UPLOAD,
    imageCacheBytes: data.CONTENT_LAKE_IMAGE_CACHE,
  }
}
