import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

/** Kept of those that are over. */
const KEPT_SCHEDULES = 1_000

const TABLE = `
CREATE TABLE IF NOT EXISTS schedule (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  action TEXT NOT NULL,
  document_ids TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at TEXT NOT NULL,
  execute_at TEXT,
  executed_at TEXT,
  state TEXT NOT NULL,
  state_reason TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS schedule_by_state ON schedule (state, execute_at);
`

export const SCHEDULE_ACTIONS = ['publish', 'unpublish'] as const
export const SCHEDULE_STATES = ['scheduled', 'succeeded', 'cancelled'] as const

const row = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    action: z.enum(SCHEDULE_ACTIONS),
    document_ids: z.string(),
    author: z.string(),
    created_at: z.string(),
    execute_at: z.string().nullable(),
    executed_at: z.string().nullable(),
    state: z.enum(SCHEDULE_STATES),
    state_reason: z.string(),
  })
  .transform(({ document_ids, created_at, execute_at, executed_at, state_reason, ...rest }) => ({
    ...rest,
    documentIds: z.array(z.string()).parse(JSON.parse(document_ids)),
    createdAt: created_at,
    executeAt: execute_at,
    executedAt: executed_at,
    stateReason: state_reason,
  }))

/** Documents that are to be published or unpublished at a time, or when somebody says so. */
export type Schedule = Readonly<z.infer<typeof row>>
export type ScheduleState = Schedule['state']
export type NewSchedule = Pick<
  Schedule,
  'name' | 'description' | 'action' | 'documentIds' | 'author' | 'executeAt'
>

/** The schedules of a dataset, in its own file. Times are ISO in UTC. */
export class ScheduleStore {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    this.#database = database
    database.exec(TABLE)
  }

  create(schedule: NewSchedule): Schedule {
    const id = `sch-${randomBytes(12).toString('hex')}`
    this.#write({
      ...schedule,
      id,
      createdAt: new Date().toISOString(),
      executedAt: null,
      state: 'scheduled',
      stateReason: '',
    })
    return this.#require(id)
  }

  update(schedule: Schedule): Schedule {
    this.#write(schedule)
    if (schedule.state !== 'scheduled') this.#prune()
    return this.#require(schedule.id)
  }

  /** False when there is none of this id. */
  remove(id: string): boolean {
    return Number(this.#database.prepare('DELETE FROM schedule WHERE id = ?').run(id).changes) > 0
  }

  get(id: string): Schedule | null {
    const found = this.#database.prepare('SELECT * FROM schedule WHERE id = ?').get(id)
    return found ? row.parse(found) : null
  }

  /** In the order of their times, those without one last. */
  list(filter: {
    readonly state: ScheduleState | null
    /** Of any of these documents. */
    readonly documentIds: readonly string[] | null
    readonly limit: number
  }): Schedule[] {
    return this.#database
      .prepare(
        `SELECT * FROM schedule
         WHERE (?1 IS NULL OR state = ?1) AND (?2 IS NULL OR EXISTS (
           SELECT 1 FROM json_each(document_ids) AS has
           WHERE has.value IN (SELECT value FROM json_each(?2))))
         ORDER BY execute_at IS NULL, execute_at, created_at, id LIMIT ?3`,
      )
      .all(
        filter.state,
        filter.documentIds === null ? null : JSON.stringify(filter.documentIds),
        filter.limit,
      )
      .map((found) => row.parse(found))
  }

  /** Those that wait and have a time, in its order. */
  waiting(): Schedule[] {
    return this.#database
      .prepare(
        "SELECT * FROM schedule WHERE state = 'scheduled' AND execute_at IS NOT NULL ORDER BY execute_at, id",
      )
      .all()
      .map((found) => row.parse(found))
  }

  /** When the next of those that wait has its time; null when none has. */
  nextExecuteAt(): string | null {
    const found = this.#database
      .prepare("SELECT min(execute_at) AS next FROM schedule WHERE state = 'scheduled'")
      .get()
    return found?.next == null ? null : String(found.next)
  }

  #write(schedule: Schedule): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO schedule VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        schedule.id,
        schedule.name,
        schedule.description,
        schedule.action,
        JSON.stringify(schedule.documentIds),
        schedule.author,
        schedule.createdAt,
        schedule.executeAt,
        schedule.executedAt,
        schedule.state,
        schedule.stateReason,
      )
  }

  #prune(): void {
    this.#database
      .prepare(
        `DELETE FROM schedule WHERE id IN (
           SELECT id FROM schedule WHERE state <> 'scheduled'
           ORDER BY coalesce(executed_at, created_at) DESC LIMIT -1 OFFSET ${KEPT_SCHEDULES})`,
      )
      .run()
  }

  #require(id: string): Schedule {
    const schedule = this.get(id)
    if (schedule === null) throw new Error(`There is no schedule ${id}`)
    return schedule
  }
}

/** Forgets the schedules in a dataset's file, which nobody has open. */
export function dropScheduleTable(file: string): void {
  const database = new DatabaseSync(file)
  try {
    database.exec('DROP TABLE IF EXISTS schedule')
  } finally {
    database.close()
  }
}
