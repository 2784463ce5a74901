import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Its name in the folder of a lake. */
export const LAKE_FILE = 'lake.sqlite'

const FIRST_SCHEMA = `
  create table user (
    id text primary key,
    name text not null unique collate nocase,
    role text not null,
    created_at text not null
  ) strict;
  create table session (
    token_hash text primary key,
    user_id text not null references user (id) on delete cascade,
    created_at text not null,
    expires_at text not null
  ) strict, without rowid;
  create table robot_token (
    id text primary key,
    label text not null,
    role text not null,
    token_hash text unique,
    created_at text not null
  ) strict;
  create table key_value (
    user_id text not null,
    key text not null,
    value text not null,
    primary key (user_id, key)
  ) strict, without rowid;
  create table dataset (
    name text primary key,
    profile text,
    addon_for text,
    created_at text not null
  ) strict;
`

const VISIBILITY_AND_ALIASES = `
  alter table dataset add column acl_mode text not null default 'public';
  create table dataset_alias (
    name text primary key,
    dataset text references dataset (name) on delete set null,
    created_at text not null
  ) strict;
`

const COPY_JOBS = `
  create table copy_job (
    id text primary key,
    source text not null,
    target text not null,
    with_history integer not null,
    state text not null,
    message text,
    author text not null,
    created_at text not null,
    updated_at text not null
  ) strict;
`

/** What leads from each version of the schema to the next. */
const MIGRATIONS = [FIRST_SCHEMA, VISIBILITY_AND_ALIASES, COPY_JOBS]
const SCHEMA_VERSION = MIGRATIONS.length

/**
 * Opens `lake.sqlite`: people, tokens, preferences and the list of datasets, but no document.
 * @throws Error when a newer version of the content lake wrote it
 */
export function openLakeDatabase(directory: string): DatabaseSync {
  // Drafts, private datasets and the hashes of tokens are nobody else's on this machine.
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const file = path.join(directory, LAKE_FILE)
  const database = new DatabaseSync(file, { timeout: 5000 })
  try {
    database.exec(
      'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; begin immediate',
    )
    const version = Number(database.prepare('pragma user_version').get()?.user_version)
    if (version > SCHEMA_VERSION) {
      throw new Error(`${file} was written by a newer content lake (schema ${version})`)
    }
    if (version < SCHEMA_VERSION) {
      for (const migration of MIGRATIONS.slice(version)) database.exec(migration)
      database.exec(`pragma user_version = ${SCHEMA_VERSION}`)
    }
    database.exec('commit')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
