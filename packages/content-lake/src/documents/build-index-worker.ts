import { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'
import type { IndexOrder } from './build-index.ts'
import { indexName, making, SPANS } from './index-definition.ts'

// An order is what the thread is started with.
const { file, path, span } = workerData as IndexOrder
const database = new DatabaseSync(file, { timeout: 10_000 })
database.exec('PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; BEGIN IMMEDIATE')
database.exec(making(path, span))
database
  .prepare(
    `INSERT INTO scalar_index (name, path, by_type, last_used)
     SELECT ?, ?, ?, coalesce(max(last_used), 0) + 1 FROM scalar_index`,
  )
  .run(indexName(path, span), path.join('.'), SPANS.indexOf(span))
database.exec('COMMIT')
database.close()
