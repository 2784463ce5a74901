import { randomBytes } from 'node:crypto'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { z } from 'zod'
import type { Role } from './identity.ts'
import { createSecret, hashSecret, sameHash } from './secret.ts'

const tokenRow = z.object({
  id: z.string(),
  label: z.string(),
  role: z.string(),
  created_at: z.string(),
})

const labelRow = z.object({ label: z.string() })
const ID_PREFIX = 'robot-'
const SECRET_PREFIX = 'rbt_'

/** A robot token given by the environment; never written to disk. */
export interface ConfiguredToken {
  readonly role: Role
  readonly token: string
}

/** A token for a program, without its secret. */
export interface RobotToken {
  readonly id: string
  readonly label: string
  readonly role: Role
  readonly createdAt: string
}

interface HashedToken {
  readonly id: string
  readonly role: Role
  readonly hash: string
}

/** Tokens for programs: those created by command, kept hashed, and those of the environment. */
export class RobotTokenStore {
  readonly #database: DatabaseSync
  // Asked by every request.
  readonly #byHash: StatementSync
  readonly #configured: readonly HashedToken[]

  constructor(database: DatabaseSync, configured: readonly ConfiguredToken[]) {
    this.#database = database
    this.#byHash = database.prepare(
      'select id, label, role, created_at from robot_token where token_hash = ?',
    )
    this.#configured = configured.map(({ role, token }) => {
      const hash = hashSecret(token)
      return { id: `${ID_PREFIX}${hash.slice(0, 12)}`, role, hash }
    })
  }

  /** Creates a token; `secret` is shown this once. */
  create(label: string, role: Role): { token: RobotToken; secret: string } {
    const secret = createSecret(SECRET_PREFIX)
    const token = {
      id: `${ID_PREFIX}${randomBytes(6).toString('hex')}`,
      label,
      role,
      createdAt: new Date().toISOString(),
    }
    this.#database
      .prepare(
        'insert into robot_token (id, label, role, token_hash, created_at) values (?, ?, ?, ?, ?)',
      )
      .run(token.id, label, role, hashSecret(secret), token.createdAt)
    return { token, secret }
  }

  list(): RobotToken[] {
    const rows = this.#database
      .prepare(
        'select id, label, role, created_at from robot_token where token_hash is not null order by created_at',
      )
      .all()
    return z
      .array(tokenRow)
      .parse(rows)
      .map(({ created_at, ...token }) => ({ ...token, createdAt: created_at }))
  }

  /** Whether there was such a token; it opens nothing from now on. Its name stays, for the history. */
  revoke(id: string): boolean {
    const { changes } = this.#database
      .prepare('update robot_token set token_hash = null where id = ? and token_hash is not null')
      .run(id)
    return changes > 0
  }

  /** Gives a token a new secret, shown this once; the old one opens nothing from now on. Null when there is none. */
  rotate(id: string): { token: RobotToken; secret: string } | null {
    const token = this.list().find((known) => known.id === id)
    if (token === undefined) return null
    const secret = createSecret(SECRET_PREFIX)
    this.#database
      .prepare('update robot_token set token_hash = ? where id = ?')
      .run(hashSecret(secret), id)
    return { token, secret }
  }

  /** The token that a secret belongs to, or null. */
  find(secret: string): { readonly id: string; readonly role: Role } | null {
    const hash = hashSecret(secret)
    const configured = this.#configured.find((token) => sameHash(token.hash, hash))
    if (configured) return { id: configured.id, role: configured.role }
    const row = this.#byHash.get(hash)
    return row ? tokenRow.pick({ id: true, role: true }).parse(row) : null
  }

  /** What the robot of this id may do now, or null when its token is revoked or never was. */
  roleOf(id: string): Role | null {
    const configured = this.#configured.find((token) => token.id === id)
    if (configured) return configured.role
    const row = this.#database
      .prepare('select role from robot_token where id = ? and token_hash is not null')
      .get(id)
    return row ? tokenRow.pick({ role: true }).parse(row).role : null
  }

  /** What to call the robot of this id, or null when there is none. */
  labelOf(id: string): string | null {
    if (this.#configured.some((token) => token.id === id)) return 'Configured token'
    const row = this.#database.prepare('select label from robot_token where id = ?').get(id)
    if (row) return labelRow.parse(row).label
    // What a configured token wrote stays signed after the token has changed.
    return id.startsWith(ID_PREFIX) ? 'Former robot' : null
  }
}
