import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

const KEPT_JOBS = 1_000

const row = z
  .object({
    id: z.string(),
    source: z.string(),
    target: z.string(),
    with_history: z.number(),
    state: z.enum(['pending', 'running', 'completed', 'failed']),
    message: z.string().nullable(),
    author: z.string(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .transform(({ with_history, created_at, updated_at, ...job }) => ({
    ...job,
    withHistory: with_history === 1,
    createdAt: created_at,
    updatedAt: updated_at,
  }))

/** The copying of a dataset: how it stands, and why when it failed. */
export type CopyJob = Readonly<z.infer<typeof row>>

/** What is copied where, and was, as far back as is kept. */
export class CopyJobStore {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** To be called at start: what an earlier process left unfinished will not be finished. */
  failUnfinished(): void {
    this.#database
      .prepare(
        `update copy_job set state = 'failed', message = 'The server was stopped'
         where state in ('pending', 'running')`,
      )
      .run()
  }

  create({
    source,
    target,
    withHistory,
    author,
  }: Pick<CopyJob, 'source' | 'target' | 'withHistory' | 'author'>): CopyJob {
    // Nobody guesses it: who follows a job is asked for nothing else.
    const id = `j${randomBytes(12).toString('hex')}`
    const now = new Date().toISOString()
    this.#database
      .prepare(
        `insert into copy_job (id, source, target, with_history, state, author, created_at, updated_at)
         values (?, ?, ?, ?, 'pending', ?, ?, ?)`,
      )
      .run(id, source, target, withHistory ? 1 : 0, author, now, now)
    this.#database
      .prepare(
        `delete from copy_job where rowid <= (
           select rowid from copy_job order by rowid desc limit 1 offset ${KEPT_JOBS})`,
      )
      .run()
    return this.#require(id)
  }

  update(id: string, state: CopyJob['state'], message: string | null = null): CopyJob {
    this.#database
      .prepare('update copy_job set state = ?, message = ?, updated_at = ? where id = ?')
      .run(state, message, new Date().toISOString(), id)
    return this.#require(id)
  }

  get(id: string): CopyJob | null {
    const found = this.#database.prepare('select * from copy_job where id = ?').get(id)
    return found ? row.parse(found) : null
  }

  /** Newest first. */
  list({ limit, offset }: { limit: number; offset: number }): CopyJob[] {
    return this.#database
      .prepare('select * from copy_job order by rowid desc limit ? offset ?')
      .all(limit, offset)
      .map((found) => row.parse(found))
  }

  #require(id: string): CopyJob {
    const job = this.get(id)
    if (job === null) throw new Error(`There is no job ${id}`)
    return job
  }
}
