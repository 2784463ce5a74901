import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { JsonValue } from '../json.ts'

const row = z.object({ value: z.string() })

/** The Studio's preferences of each person: small JSON values by key. */
export class KeyValueStore {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** The value, or undefined when the key was never set. */
  get(userId: string, key: string): JsonValue | undefined {
    const found = this.#database
      .prepare('select value from key_value where user_id = ? and key = ?')
      .get(userId, key)
    return found ? (JSON.parse(row.parse(found).value) as JsonValue) : undefined
  }

  set(userId: string, key: string, value: JsonValue): void {
    this.#database
      .prepare(
        'insert into key_value (user_id, key, value) values (?, ?, ?) on conflict (user_id, key) do update set value = excluded.value',
      )
      .run(userId, key, JSON.stringify(value))
  }

  delete(userId: string, key: string): void {
    this.#database.prepare('delete from key_value where user_id = ? and key = ?').run(userId, key)
  }
}
