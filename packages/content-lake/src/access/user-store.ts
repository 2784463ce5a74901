import { randomBytes } from 'node:crypto'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { z } from 'zod'
import { httpError } from '../errors.ts'
import type { Role } from './identity.ts'
import { nameKey } from './person-name.ts'

/** Holds for whoever may go or become less: not for the last administrator. */
const IS_SPARE = `(role <> 'administrator'
  or (select count(*) from user where role = 'administrator' and removed_at is null) > 1)`

/** Whose name is ?1, with the key ?2: who has this very name, or else one that looks the same. */
const OF_NAME = `(select id from user where name = ?1 or name_key = ?2
  order by name = ?1 desc, created_at, id limit 1)`

const userRow = z.object({ id: z.string(), name: z.string(), role: z.string() })

/** A person who has signed in to the Studio, or was added to the lake. */
export interface User {
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** People, by the name they sign in with; what looks the same, or differs in letter case, is one name. Who was removed is none but by `nameOf` and `isRemoved`. */
export class UserStore {
  readonly #database: DatabaseSync
  // Asked by every request.
  readonly #byId: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#byId = database.prepare(
      'select id, name, role from user where id = ? and removed_at is null',
    )
  }

  get(id: string): User | null {
    const row = this.#byId.get(id)
    return row ? userRow.parse(row) : null
  }

  list(): User[] {
    const rows = this.#database
      .prepare('select id, name, role from user where removed_at is null order by created_at')
      .all()
    return z.array(userRow).parse(rows)
  }

  /** The person of this name, or null. */
  find(name: string): User | null {
    const row = this.#database
      .prepare(`select id, name, role from user where id = ${OF_NAME} and removed_at is null`)
      .get(name, nameKey(name))
    return row ? userRow.parse(row) : null
  }

  /** The name of a person, who may have been removed; null for nobody. */
  nameOf(id: string): string | null {
    const row = this.#database.prepare('select name from user where id = ?').get(id)
    return row ? userRow.shape.name.parse(row.name) : null
  }

  /** Whether the person of this name was removed, and not added again. */
  isRemoved(name: string): boolean {
    return (
      this.#database
        .prepare(`select 1 from user where id = ${OF_NAME} and removed_at is not null`)
        .get(name, nameKey(name)) !== undefined
    )
  }

  /** False, with nothing changed, when there is no such person or it would leave no administrator. */
  setRole(id: string, role: Role): boolean {
    const { changes } = this.#database
      .prepare(
        `update user set role = ?1 where id = ?2 and removed_at is null
         and (?1 = 'administrator' or ${IS_SPARE})`,
      )
      .run(role, id)
    return changes > 0
  }

  /** Gives a person a password of their own, or takes it (null), and ends their sessions. */
  setPassword(id: string, hash: string | null): void {
    this.#database.prepare('update user set password_hash = ? where id = ?').run(hash, id)
    this.#database.prepare('delete from session where user_id = ?').run(id)
  }

  /** Keeps a password in another form, and sessions as they are. */
  replacePasswordHash(hash: string, next: string): void {
    // A salt makes each its own; it may have been changed meanwhile.
    this.#database
      .prepare('update user set password_hash = ?2 where password_hash = ?1')
      .run(hash, next)
  }

  /** The hash of the password of their own that the person of this name has; null without. */
  passwordHash(name: string): string | null {
    const row = this.#database
      .prepare(`select password_hash from user where id = ${OF_NAME}`)
      .get(name, nameKey(name))
    return typeof row?.password_hash === 'string' ? row.password_hash : null
  }

  /**
   * Removes a person with their sessions and their password, and keeps them out until they are added again.
   * False when there is no such person, or no other administrator.
   */
  remove(id: string): boolean {
    const { changes } = this.#database
      .prepare(
        `update user set removed_at = ?, password_hash = null
         where id = ? and removed_at is null and ${IS_SPARE}`,
      )
      .run(new Date().toISOString(), id)
    return changes > 0
  }

  /** Whether somebody has this very name, which may be one that nobody could take any more. */
  isTaken(name: string): boolean {
    return this.#database.prepare('select 1 from user where name = ?').get(name) !== undefined
  }

  /** Adds a person, who is the one of before when they were removed; null when there is one of this name. */
  add(name: string, role: Role): User | null {
    const row = this.#database
      .prepare(
        `update user set name = ?3, role = ?4, removed_at = null
         where id = ${OF_NAME} and removed_at is not null
         returning id, name, role`,
      )
      .get(name, nameKey(name), name.normalize('NFC'), role)
    return row ? userRow.parse(row) : this.#insert(name, role)
  }

  /**
   * The person of this name, created with `role` when new.
   * @throws ApiError 403 for one who was removed
   */
  ensure(name: string, role: Role): User {
    const user = this.#insert(name, role) ?? this.find(name)
    if (user === null) {
      throw httpError(403, 'Forbidden', 'This person was removed, and has to be added again')
    }
    return user
  }

  /** Null, with nothing changed, when there is or was somebody of this name. */
  #insert(name: string, role: Role): User | null {
    const row = this.#database
      .prepare(
        `insert into user (id, name, name_key, role, created_at)
         select ?3, ?4, ?2, ?5, ?6 where ${OF_NAME} is null
         returning id, name, role`,
      )
      .get(name, nameKey(name), newId(), name.normalize('NFC'), role, new Date().toISOString())
    return row ? userRow.parse(row) : null
  }
}

function newId(): string {
  return `u${randomBytes(8).toString('hex')}`
}
