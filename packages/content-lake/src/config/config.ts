import type { CustomRole } from '../access/custom-role.ts'
import type { ConfiguredToken } from '../access/robot-token-store.ts'

/** How an editor signs in: without a password on this machine only, or with the configured one. */
export type SignInMethod = 'local' | 'password'

/** Everything a lake is told from outside. Read once at start by `readConfig`. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly dataDirectory: string
  readonly projectId: string
  /** Created at start when missing; the first is the default one. */
  readonly datasets: readonly [string, ...string[]]
  /** Base of asset urls and of the sign-in page's address, without a trailing slash. */
  readonly publicUrl: string
  /** Browser origins that may send credentials: the Studio, the storefront. */
  readonly origins: readonly string[]
  readonly signIn: SignInMethod
  readonly password: string | null
  /** Addresses and ranges of reverse proxies, whose word about a client's address is taken. */
  readonly trustedProxies: readonly string[]
  readonly tokens: readonly ConfiguredToken[]
  /** The lake's own, beside those that every lake has. */
  readonly roles: readonly CustomRole[]
  /** Opens `/metrics` and nothing else. */
  readonly metricsToken: string | null
  /** How long a query may take, in milliseconds. */
  readonly queryTimeLimit: number
  /** How long a query may take that anybody may ask, in milliseconds. */
  readonly anonymousQueryTimeLimit: number
  /** Path of the JSON file that lists webhooks, or null. */
  readonly webhooksFile: string | null
  /** Largest file accepted by an upload. */
  readonly maximumUploadBytes: number
  /** Disk space that derived images may take. */
  readonly imageCacheBytes: number
  /** What the server is to stay within: its caches are as large as that allows. */
  readonly memoryBytes: number
}
