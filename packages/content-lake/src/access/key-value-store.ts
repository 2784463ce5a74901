import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { httpError } from '../errors.ts'
import type { JsonValue } from '../json.ts'

/** Of one person: far more than a Studio keeps, which is some hundred bytes for each list and form. */
const MOST_KEYS = 2_000
/** In characters of keys and values together, of one person. */
const LONGEST = 2_000_000

const row = z.object({ value: z.string() })
const size = z.object({ keys: z.number(), length: z.number() })
type Size = z.infer<typeof size>

/** One preference. */
export interface KeyValue {
  readonly key: string
  readonly value: JsonValue
}

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

  /**
   * Sets all of them, or none.
   * @throws ApiError 413 when somebody would have more than they may
   */
  setAll(userId: string, pairs: readonly KeyValue[]): void {
    this.#database.exec('begin immediate')
    try {
      const before = this.#sizeOf(userId)
      const set = this.#database.prepare(
        'insert into key_value (user_id, key, value) values (?, ?, ?) on conflict (user_id, key) do update set value = excluded.value',
      )
      for (const { key, value } of pairs) set.run(userId, key, JSON.stringify(value))
      const after = this.#sizeOf(userId)
      // Who had more before there were bounds may have less.
      if (isTooMuch(after) && (after.keys > before.keys || after.length > before.length)) {
        throw httpError(
          413,
          'Payload Too Large',
          `Preferences of one user are at most ${MOST_KEYS} keys and, with their values, ${LONGEST} characters: delete some first`,
        )
      }
      this.#database.exec('commit')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('rollback')
      throw error
    }
  }

  #sizeOf(userId: string): Size {
    return size.parse(
      this.#database
        .prepare(
          'select count(*) as keys, total(length(key) + length(value)) as length from key_value where user_id = ?',
        )
        .get(userId),
    )
  }

  delete(userId: string, key: string): void {
    this.#database.prepare('delete from key_value where user_id = ? and key = ?').run(userId, key)
  }
}

function isTooMuch({ keys, length }: Size): boolean {
  return keys > MOST_KEYS || length > LONGEST
}
