import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { z } from 'zod'
import { createSecret, hashSecret } from './secret.ts'

const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000
const sessionRow = z.object({ user_id: z.string(), expires_at: z.string() })

/** Prefix of session tokens, so that a lost one can be told from a wrong robot token. */
export const SESSION_PREFIX = 'ses_'

/** A person's sign-in, still valid. */
export interface Session {
  readonly userId: string
  readonly expiresAt: Date
}

/** Sign-ins, each good for 30 days. Only the token's hash is kept. */
export class SessionStore {
  readonly #database: DatabaseSync
  // Asked by every request.
  readonly #byHash: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#byHash = database.prepare('select user_id, expires_at from session where token_hash = ?')
  }

  /** Starts a session and answers its token, which cannot be had again. */
  create(userId: string, now = new Date()): string {
    const token = createSecret(SESSION_PREFIX)
    this.#database.prepare('delete from session where expires_at <= ?').run(now.toISOString())
    this.#database
      .prepare(
        'insert into session (token_hash, user_id, created_at, expires_at) values (?, ?, ?, ?)',
      )
      .run(
        hashSecret(token),
        userId,
        now.toISOString(),
        new Date(now.getTime() + LIFETIME_MS).toISOString(),
      )
    return token
  }

  /** The session of a token, or why there is none. */
  find(token: string, now = new Date()): Session | 'unknown' | 'expired' {
    const row = this.#byHash.get(hashSecret(token))
    if (!row) return 'unknown'
    const { user_id, expires_at } = sessionRow.parse(row)
    return expires_at > now.toISOString()
      ? { userId: user_id, expiresAt: new Date(expires_at) }
      : 'expired'
  }

  end(token: string): void {
    this.#database.prepare('delete from session where token_hash = ?').run(hashSecret(token))
  }
}
