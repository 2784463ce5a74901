import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { nameKey } from '../access/person-name.ts'
import { isBlank, lossOf } from '../documents/lost-file.ts'
import { pragma } from '../documents/pragma.ts'
import { UnusableFile, unusable } from '../documents/unusable-file.ts'
import { makeDataFolder } from './data-folder.ts'
import { DATASETS_FOLDER, hasDatasetFiles } from './dataset-files.ts'

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

const OWN_PASSWORDS = `
  alter table user add column password_hash text;
`

/** Who was removed stays known, for the history and to be kept out; their sessions end. */
const REMOVED_USERS = `
  alter table user add column removed_at text;
  create trigger user_removed after update of removed_at on user when new.removed_at is not null begin
    delete from session where user_id = new.id;
  end;
`

/** A dataset whose file was there, and is not, was lost: it is not made anew. */
const OPENED_DATASETS = `
  alter table dataset add column opened_at text;
`

/** People whose names looked alike before this keep them: each is found by their very name first. */
const NAME_KEYS = `
  alter table user add column name_key text;
  update user set name_key = name_key_of(name);
  create index user_by_name_key on user (name_key);
`

/** What leads from each version of the schema to the next. */
const MIGRATIONS = [
  FIRST_SCHEMA,
  VISIBILITY_AND_ALIASES,
  COPY_JOBS,
  OWN_PASSWORDS,
  REMOVED_USERS,
  OPENED_DATASETS,
  NAME_KEYS,
]
const SCHEMA_VERSION = MIGRATIONS.length

/** Marks the file as the lake's own ("VtLk"); files of before it was there have 0. */
const APPLICATION_ID = 0x56744c6b

/**
 * Opens `lake.sqlite`: people, tokens, preferences and the list of datasets, but no document.
 * @throws UnusableFile when it is damaged, something else, lost, or written by a newer version of the content lake
 */
export function openLakeDatabase(directory: string): DatabaseSync {
  makeDataFolder(directory)
  const file = path.join(directory, LAKE_FILE)
  let database: DatabaseSync | undefined
  try {
    const loss = lossOf(file)
    if (loss !== null) refuseLost(directory, loss)
    database = new DatabaseSync(file, { timeout: 5000 })
    refuseForeignLake(database, file)
    if (isBlank(database)) refuseLost(directory, 'is empty')
    database.exec(
      'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; begin immediate',
    )
    const version = pragma(database, 'user_version')
    if (version < SCHEMA_VERSION) {
      database.function('name_key_of', (name) => nameKey(String(name)))
      for (const migration of MIGRATIONS.slice(version)) database.exec(migration)
      database.exec(`pragma user_version = ${SCHEMA_VERSION}`)
    }
    if (pragma(database, 'application_id') === 0) {
      database.exec(`pragma application_id = ${APPLICATION_ID}`)
    }
    database.exec('commit')
    return database
  } catch (error) {
    database?.close()
    throw unusable(file, error)
  }
}

/** Without it nobody would know which of the datasets are private, and who may do what. */
function refuseLost(directory: string, loss: string): void {
  if (!hasDatasetFiles(directory)) return
  throw new UnusableFile(
    `${path.join(directory, LAKE_FILE)} ${loss}, and with it who may do what in the datasets beside it: restore it from a backup, or move ${path.join(directory, DATASETS_FOLDER)} away to begin anew.`,
  )
}

/** @throws UnusableFile when a file is no lake's, or one of a newer version; changes nothing */
export function refuseForeignLake(database: DatabaseSync, file: string): void {
  const version = pragma(database, 'user_version')
  const id = pragma(database, 'application_id')
  const tables = database.prepare("select name from sqlite_schema where type = 'table'").all()
  const isOwn = tables.length === 0 ? version === 0 : tables.some(({ name }) => name === 'dataset')
  const isBegun = version > 0 || tables.length === 0
  if ((id !== 0 && id !== APPLICATION_ID) || !isOwn || !isBegun) {
    throw new UnusableFile(`${file} is not the file of a content lake.`)
  }
  if (version > SCHEMA_VERSION) {
    throw new UnusableFile(
      `${file} was written by a newer version of the content lake (schema ${version}; this one reads up to ${SCHEMA_VERSION}).`,
    )
  }
}
