import { isIP } from 'node:net'
import proxyAddr from 'proxy-addr'
import { z } from 'zod'
import { customRole } from '../access/custom-role.ts'
import { ROLES, type Role } from '../access/identity.ts'
import type { ConfiguredToken } from '../access/robot-token-store.ts'
import { DATASET_NAME } from './dataset-name.ts'

/** Stands for a secret where the configuration is printed; no secret itself. */
export const NOT_PRINTED = '(set)'
const MINIMUM_SECRET_LENGTH = 32
/** In bytes: a server takes nearly as much without any cache. */
const LEAST_MEMORY = 256_000_000

const text = z.string({ error: 'must be a text' })

const list = <Entry extends z.ZodType>(entry: Entry) =>
  z.array(entry, { error: 'must be a list of texts' })

const datasetName = text.regex(
  DATASET_NAME,
  'must be a dataset name (lower case letters, digits, - and _)',
)

const origin = text.transform((given, context) => {
  const url = URL.parse(given)
  const isOrigin = url && (given === url.origin || given === `${url.origin}/`)
  if (isOrigin && /^https?:$/.test(url.protocol)) return url.origin
  context.addIssue(`must be an origin such as http://localhost:3333, got "${given}"`)
  return z.NEVER
})

const host = text
  .transform((given) => given.replace(/^\[(.*)\]$/, '$1'))
  .refine(
    (given) => isIP(given) !== 0 || URL.parse(`http://${given}`)?.hostname === given.toLowerCase(),
    'must be an IP address or the name of a host, without a port',
  )

const proxy = text.refine((range) => {
  try {
    proxyAddr.compile(range)
    return true
  } catch {
    return false
  }
}, 'must be an address, a range such as 10.0.0.0/8, or "loopback"')

const secret = (minimum: number) =>
  text
    .refine((given) => given !== NOT_PRINTED, {
      error: `is "${NOT_PRINTED}", which stands for a secret that was not printed: put it there, or into the variable`,
      abort: true,
    })
    .min(minimum, `must have at least ${minimum} characters`)

/** What a token has to be, told without what it is: it may hold a secret. */
export function tokenRule(roles: readonly Role[]): string {
  return `each entry must be <role>:<token>, role one of ${roles.join(', ')}, token at least ${MINIMUM_SECRET_LENGTH} characters`
}

const token = text.transform((entry, context): ConfiguredToken => {
  const separator = entry.indexOf(':')
  const role = /^[a-z][a-z0-9-]*(?=:)/.exec(entry)?.[0]
  const value = entry.slice(separator + 1)
  // The entry itself is left out of the message: it may hold a secret.
  if (role && value.length >= MINIMUM_SECRET_LENGTH) return { role, token: value }
  context.addIssue(
    value === NOT_PRINTED
      ? `holds "${entry}", which stands for a token that was not printed: put it there, or into the variable`
      : tokenRule(ROLES),
  )
  return z.NEVER
})

const megabytes = z
  .number({ error: 'must be a number of megabytes' })
  .min(1, 'must be at least 1 (megabyte)')
  .transform((value) => Math.floor(value * 1_000_000))

const seconds = z
  .number({ error: 'must be a number of seconds' })
  .min(0.1, 'must be at least 0.1 (seconds)')
  .max(600, 'must be at most 600 (seconds)')
  .transform((value) => Math.round(value * 1_000))

const publicUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) URL', abort: true })
  .transform((given, context) => {
    const { href, origin } = new URL(given)
    if (href === `${origin}/`) return origin
    // Clients put the API's paths right after the host. What was given may hold a password, and is not repeated.
    context.addIssue('must be a scheme, a host and a port alone, such as https://lake.example.com')
    return z.NEVER
  })

/** Everything that can be set, by the keys of the configuration file. */
export const settings = z.strictObject({
  host: host.default('127.0.0.1'),
  port: z
    .number({ error: 'must be a port number' })
    .int('must be a port number')
    .min(1, 'must be a port number from 1 to 65535')
    .max(65535, 'must be a port number from 1 to 65535')
    .default(3900),
  data: text.default('.vitrine/lake'),
  projectId: text
    .regex(/^[-a-z0-9]+$/, 'must hold lower case letters, digits and - only')
    .default('vitrine'),
  dataset: datasetName.optional(),
  datasets: list(datasetName).optional(),
  publicUrl: publicUrl.optional(),
  origins: list(origin).default(['http://localhost:3333']),
  auth: z.enum(['local', 'password'], { error: 'must be "local" or "password"' }).default('local'),
  password: secret(8).optional(),
  trustedProxies: list(proxy).default([]),
  tokens: list(token).default([]),
  roles: z.array(customRole, { error: 'must be a list of roles' }).default([]),
  metricsToken: secret(MINIMUM_SECRET_LENGTH).optional(),
  queryTimeout: seconds.default(10_000),
  anonymousQueryTimeout: seconds.default(2_000),
  webhooks: text.optional(),
  maxUpload: megabytes.default(100_000_000),
  imageCache: megabytes.default(2_000_000_000),
  memory: megabytes
    .refine((bytes) => bytes >= LEAST_MEMORY, 'must be at least 256 (megabytes)')
    .default(512_000_000),
})

/** One thing that can be set. */
export type Setting = keyof GivenSettings
/** What a configuration file may hold. */
export type GivenSettings = z.input<typeof settings>
/** What was given, checked and filled up. */
export type Settings = z.output<typeof settings>
