import { randomBytes } from 'node:crypto'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { z } from 'zod'
import type { Role } from './identity.ts'

/** Holds for whoever may go or become less: not for the last administrator. */
const IS_SPARE = `(role <> 'administrator'
  or (select count(*) from user where role = 'administrator') > 1)`

const userRow = z.object({ id: z.string(), name: z.string(), role: z.string() })

/** A person who has signed in to the Studio, or was added to the lake. */
export interface User {
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** People, by the name they sign in with. */
export class UserStore {
  readonly #database: DatabaseSync
  // Asked by every request.
  readonly #byId: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#byId = database.prepare('select id, name, role from user where id = ?')
  }

  get(id: string): User | null {
    const row = this.#byId.get(id)
    return row ? userRow.parse(row) : null
  }

  list(): User[] {
    return z
      .array(userRow)
      .parse(this.#database.prepare('select id, name, role from user order by created_at').all())
  }

  /** The person of this name, in whatever letter case, or null. */
  find(name: string): User | null {
    const row = this.#database.prepare('select id, name, role from user where name = ?').get(name)
    return row ? userRow.parse(row) : null
  }

  /** False, with nothing changed, when there is no such person or it would leave no administrator. */
  setRole(id: string, role: Role): boolean {
    const { changes } = this.#database
      .prepare(`update user set role = ?1 where id = ?2 and (?1 = 'administrator' or ${IS_SPARE})`)
      .run(role, id)
    return changes > 0
  }

  /** Gives a person a password of their own, or takes it (null), and ends their sessions. */
  setPassword(id: string, hash: string | null): void {
    this.#database.prepare('update user set password_hash = ? where id = ?').run(hash, id)
    this.#database.prepare('delete from session where user_id = ?').run(id)
  }

  /** The hash of the password of their own that the person of this name has; null without. */
  passwordHash(name: string): string | null {
    const row = this.#database.prepare('select password_hash from user where name = ?').get(name)
    return typeof row?.password_hash === 'string' ? row.password_hash : null
  }

  /** Removes a person with their sessions. False when there is no such person, or no other administrator. */
  remove(id: string): boolean {
    const { changes } = this.#database
      .prepare(`delete from user where id = ? and ${IS_SPARE}`)
      .run(id)
    return changes > 0
  }

  /** The person of this name, created with `role` when new; letter case does not tell people apart. */
  ensure(name: string, role: Role): User {
    this.#database
      .prepare(
        'insert into user (id, name, role, created_at) values (?, ?, ?, ?) on conflict (name) do nothing',
      )
      .run(`u${randomBytes(8).toString('hex')}`, name, role, new Date().toISOString())
    return userRow.parse(
      this.#database.prepare('select id, name, role from user where name = ?').get(name),
    )
  }
}
