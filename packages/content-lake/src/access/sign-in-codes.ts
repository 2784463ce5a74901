import { createSecret } from './secret.ts'

const LIFETIME_MS = 60_000
const MOST_WAITING = 1_000

/** Somebody who may sign in, and the origin of the Studio that they came from. */
export interface SignIn {
  readonly name: string
  readonly origin: string
}

/** Codes that travel in the address bar instead of a token: each is good once, for a minute. Kept in memory only. */
export class SignInCodes {
  readonly #signIns = new Map<string, SignIn & { readonly until: number }>()

  create(signIn: SignIn, now = Date.now()): string {
    for (const [code, { until }] of this.#signIns) if (until <= now) this.#signIns.delete(code)
    const [oldest] = this.#signIns.keys()
    if (oldest !== undefined && this.#signIns.size >= MOST_WAITING) this.#signIns.delete(oldest)
    const code = createSecret('sid_')
    this.#signIns.set(code, { ...signIn, until: now + LIFETIME_MS })
    return code
  }

  /** Whether a code could be redeemed. */
  isWaiting(code: string, now = Date.now()): boolean {
    return (this.#signIns.get(code)?.until ?? 0) > now
  }

  /** Who signs in, or null when the code is unknown, used or too old. */
  redeem(code: string, now = Date.now()): SignIn | null {
    const signIn = this.#signIns.get(code)
    this.#signIns.delete(code)
    return signIn && signIn.until > now ? signIn : null
  }
}
