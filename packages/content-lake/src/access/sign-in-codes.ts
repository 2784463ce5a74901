import { createSecret } from './secret.ts'

const LIFETIME_MS = 60_000

/** Codes that travel in the address bar instead of a token: each is good once, for a minute. */
export class SignInCodes {
  readonly #tokens = new Map<string, { token: string; until: number }>()

  create(token: string, now = Date.now()): string {
    for (const [code, { until }] of this.#tokens) if (until <= now) this.#tokens.delete(code)
    const code = createSecret('sid_')
    this.#tokens.set(code, { token, until: now + LIFETIME_MS })
    return code
  }

  /** The token, or null when the code is unknown, used or too old. */
  redeem(code: string, now = Date.now()): string | null {
    const entry = this.#tokens.get(code)
    this.#tokens.delete(code)
    return entry && entry.until > now ? entry.token : null
  }
}
