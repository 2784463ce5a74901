import type { DatabaseSync } from 'node:sqlite'
import type { Damage } from './damage.ts'
import { isBlank, lossOf, lostDataset } from './lost-file.ts'
import { pragma } from './pragma.ts'
import { UnusableFile, unusable } from './unusable-file.ts'
import { WatchedDatabase } from './watched-database.ts'

/** Marks the file as a dataset of the content lake ("VtDs"), so that no other database is taken for one. */
const APPLICATION_ID = 0x56744473
const FORMAT = 3
/** For a thread of this server to have made an index. */
const LONGEST_WAIT_MS = 10_000

const TABLES = `
CREATE TABLE document (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  rev TEXT NOT NULL,
  published_id TEXT NOT NULL,
  version TEXT NOT NULL,
  head TEXT,
  content TEXT NOT NULL
) STRICT;
CREATE INDEX document_by_group ON document (published_id, version);
CREATE INDEX document_by_type ON document (type, published_id, version);
CREATE INDEX document_by_version ON document (version, published_id) WHERE version <> 'published';

CREATE TABLE reference (
  target TEXT NOT NULL,
  document_pk INTEGER NOT NULL REFERENCES document (pk) ON DELETE CASCADE,
  strong INTEGER NOT NULL,
  PRIMARY KEY (target, document_pk)
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_by_document ON reference (document_pk);

CREATE VIRTUAL TABLE document_fts USING fts5(
  body, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);

CREATE TABLE transaction_log (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  timestamp TEXT NOT NULL,
  author TEXT NOT NULL,
  document_ids TEXT NOT NULL
) STRICT;
CREATE INDEX transaction_log_by_timestamp ON transaction_log (timestamp);

CREATE TABLE revision (
  document_id TEXT NOT NULL,
  sequence INTEGER NOT NULL REFERENCES transaction_log (sequence),
  previous_rev TEXT,
  mutations TEXT NOT NULL,
  apply TEXT NOT NULL,
  revert TEXT NOT NULL,
  PRIMARY KEY (document_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX revision_by_sequence ON revision (sequence);

CREATE TABLE scalar_index (
  name TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  by_type INTEGER NOT NULL,
  last_used INTEGER NOT NULL
) STRICT;
`

/**
 * Told of documents before their references go (`refers` is 0) and when all have come (1): what indexes by them is
 * kept up a document at a time, as to read the document takes long.
 */
const REFERRER = `
CREATE VIEW IF NOT EXISTS referrer (pk, refers) AS SELECT NULL, NULL WHERE 0;
CREATE TRIGGER IF NOT EXISTS referrer_told INSTEAD OF INSERT ON referrer BEGIN SELECT 1; END;
`

/**
 * What each format has more than the one before. 2: documents get a head as they are written. 3: `scalar_index` names
 * tables, which earlier versions would take for indexes.
 */
const SINCE = ['ALTER TABLE document ADD COLUMN head TEXT;', '']

/**
 * Opens a dataset's file, or creates it where that may be its first time. Throws one sentence when it cannot be
 * used as it is, and changes nothing then.
 * @param damage of the file
 */
export function openDatabase(mayCreate: boolean, damage: Damage): WatchedDatabase {
  const { file } = damage
  let database: WatchedDatabase | undefined
  try {
    const loss = mayCreate ? null : lossOf(file)
    if (loss !== null) throw lostDataset(file, loss)
    database = new WatchedDatabase(file, { timeout: LONGEST_WAIT_MS }, damage)
    if (!mayCreate && isBlank(database)) throw lostDataset(file, 'is empty')
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
    database.exec('PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;')
    database.exec('PRAGMA cache_size = -32768;')
    migrate(database, file)
    database.exec(REFERRER)
    tuneTextIndex(database)
    return database
  } catch (error) {
    if (database?.isOpen) database.close()
    throw unusable(file, error)
  }
}

/** Opens a dataset's file beside the one who writes it. @param damage of the file, for whoever wants to know of it */
export function openReadOnly(file: string, damage?: Damage): WatchedDatabase {
  const database = new WatchedDatabase(file, { readOnly: true, timeout: 2_000 }, damage)
  database.exec('PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096;')
  return database
}

function migrate(database: DatabaseSync, file: string): void {
  const isNew = pragma(database, 'user_version') === 0 && pragma(database, 'application_id') === 0
  if (isNew && isBlank(database)) {
    database.exec(
      `BEGIN IMMEDIATE; ${TABLES} PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT}; COMMIT;`,
    )
    return
  }
  refuseForeignDataset(database, file)
  const format = pragma(database, 'user_version')
  if (format === FORMAT) return
  const changes = SINCE.slice(format - 1).join(' ')
  database.exec(`BEGIN IMMEDIATE; ${changes} PRAGMA user_version = ${FORMAT}; COMMIT;`)
}

/** @throws UnusableFile when a file is no dataset, or one of a newer version */
export function refuseForeignDataset(database: DatabaseSync, file: string): void {
  const format = pragma(database, 'user_version')
  if (pragma(database, 'application_id') !== APPLICATION_ID) {
    throw new UnusableFile(`${file} is not a dataset of the content lake.`)
  }
  if (format > FORMAT) {
    throw new UnusableFile(
      `${file} was written by a newer version of the content lake (format ${format}; this one reads up to ${FORMAT}).`,
    )
  }
}

/** In percent. So many words of a part of the full-text index may be those of documents that are no more. */
const MOST_DELETED = 40

/** By default FTS5 merges its parts so early that it takes twice as long to change a document. */
function tuneTextIndex(database: DatabaseSync): void {
  // https://sqlite.org/fts5.html#the_deletemerge_configuration_option
  const set = database.prepare("SELECT v FROM document_fts_config WHERE k = 'deletemerge'").get()
  if (Number(set?.v) === MOST_DELETED) return
  database.exec(
    `INSERT INTO document_fts (document_fts, rank) VALUES ('deletemerge', ${MOST_DELETED})`,
  )
}
