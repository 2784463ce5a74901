import { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'
import type { IndexOrder } from './build-index.ts'

// An order is what the thread is started with.
const { file, name, path, byType, columns } = workerData as IndexOrder
const database = new DatabaseSync(file, { timeout: 10_000 })
database.exec('PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; BEGIN IMMEDIATE')
database.exec(`CREATE INDEX ${name} ON document (${columns})`)
database
  .prepare(
    `INSERT INTO scalar_index (name, path, by_type, last_used)
     SELECT ?, ?, ?, coalesce(max(last_used), 0) + 1 FROM scalar_index`,
  )
  .run(name, path.join('.'), byType ? 1 : 0)
database.exec('COMMIT')
database.close()
