import { DatabaseSync } from 'node:sqlite'

const TABLES = `
CREATE TABLE IF NOT EXISTS webhook_delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hook TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'dead')),
  idempotency_key TEXT NOT NULL,
  transaction_id TEXT NOT NULL,
  transaction_time TEXT NOT NULL,
  document_id TEXT NOT NULL,
  operation TEXT NOT NULL,
  before TEXT,
  after TEXT,
  body TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL DEFAULT 0,
  waiting_since TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX IF NOT EXISTS webhook_delivery_by_hook ON webhook_delivery (hook, state, id);
CREATE INDEX IF NOT EXISTS webhook_delivery_waiting ON webhook_delivery (hook, document_id, id)
  WHERE state = 'pending';
CREATE TABLE IF NOT EXISTS webhook_attempt (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  delivery_id INTEGER NOT NULL REFERENCES webhook_delivery (id) ON DELETE CASCADE,
  attempted_at INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  status INTEGER,
  failure_reason TEXT,
  error TEXT,
  response_body TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX IF NOT EXISTS webhook_attempt_by_delivery ON webhook_attempt (delivery_id, id);
`

/** From the tables of lakes whose attempts had neither ids nor what was answered. */
const FROM_FIRST = `
ALTER TABLE webhook_delivery ADD COLUMN waiting_since TEXT NOT NULL DEFAULT '';
UPDATE webhook_delivery SET waiting_since = transaction_time;
ALTER TABLE webhook_attempt RENAME TO first_webhook_attempt;
DROP INDEX webhook_attempt_by_delivery;
${TABLES}
INSERT INTO webhook_attempt (delivery_id, attempted_at, duration_ms, status, failure_reason, error)
  SELECT delivery_id, attempted_at, duration_ms, status,
    CASE WHEN error IS NULL THEN NULL WHEN status IS NULL THEN 'network' ELSE 'http' END, error
  FROM first_webhook_attempt ORDER BY rowid;
DROP TABLE first_webhook_attempt;
`

/** Makes the tables of an outbox in a dataset's file, from those of an earlier lake when it has them. */
export function createOutboxTables(database: DatabaseSync): void {
  const columns = database.prepare('PRAGMA table_info(webhook_attempt)').all()
  const isFirst = columns.length > 0 && !columns.some(({ name }) => name === 'id')
  database.exec(`BEGIN IMMEDIATE; ${isFirst ? FROM_FIRST : TABLES} COMMIT;`)
}

/** Forgets in a dataset's file, which nobody has open, what was told to webhooks and what is still to be. */
export function dropOutboxTables(file: string): void {
  const database = new DatabaseSync(file)
  try {
    database.exec('DROP TABLE IF EXISTS webhook_attempt; DROP TABLE IF EXISTS webhook_delivery;')
  } finally {
    database.close()
  }
}
