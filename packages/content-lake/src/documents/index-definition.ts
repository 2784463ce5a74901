import { hash } from 'node:crypto'
import { ofPath } from './of-path.ts'
import { heldIn, jsonPath, keyExpression, keyIn } from './sort-key.ts'

/** What an index over an attribute orders, as `scalar_index.by_type` numbers them. */
export const SPANS = ['all', 'type', 'referrers'] as const

/** All documents, those of each type, or of each type those that refer to the same document. */
export type IndexSpan = (typeof SPANS)[number]

const PREFIX = { all: 'document_by_', type: 'document_by_type_', referrers: 'referrer_by_' }

/** What each index is ordered by. */
const ORDER = {
  all: 'key, published_id, version, pk',
  type: 'type, key, published_id, version, pk',
  referrers: 'target, type, key, published_id, version, pk',
}

/** Part of every index's name, to be changed with what it holds and how it is kept up. */
const EDITION = 'tables, references at once'

/** Whether there can be an index over a path. */
export function isIndexable(path: readonly string[]): boolean {
  return keyExpression(path) !== null
}

/** What the index over a path is called. */
export function indexName(path: readonly string[], span: IndexSpan): string {
  return `${PREFIX[span]}${pathName(path)}`
}

const pathName = ofPath((path) => {
  const readable = path.join('_').replace(/\W/g, '_').slice(0, 40)
  const unique = hash('sha1', [EDITION, ...path].join('\n'), 'hex').slice(0, 8)
  return `${readable}_${unique}`
})

/**
 * SQL that makes an index, over what there is already too: a table that triggers keep up. SQLite's own would be written
 * to with each change of a document, whether the attribute changes or not, and has no columns of two tables. Throws
 * where there can be none.
 */
export function making(path: readonly string[], span: IndexSpan): string {
  const name = indexName(path, span)
  if (!isIndexable(path)) throw new Error(`There can be no index over ${path.join('.')}`)
  return span === 'referrers' ? makingReferrers(name, path) : makingDocuments(name, path, span)
}

/** SQL that takes an index away, or what is left of one. */
export function dropping(name: string): string {
  const triggers = ['added', 'removed', 'changed']
  return `${triggers.map((event) => `DROP TRIGGER IF EXISTS ${name}_${event};`).join(' ')} DROP TABLE IF EXISTS ${name}`
}

function makingDocuments(name: string, path: readonly string[], span: 'all' | 'type'): string {
  const columns = 'type, key, published_id, version, pk, held'
  const valuesOf = (row: 'OLD' | 'NEW') =>
    `${row}.type, ${keyIn(`${row}.content`, path)}, ${row}.published_id, ${row}.version, ${row}.pk, ${heldIn(`${row}.content`, path)}`
  const remove = `DELETE FROM ${name} WHERE (${columns}) = (${valuesOf('OLD')});`
  const add = `INSERT INTO ${name} (${columns}) VALUES (${valuesOf('NEW')});`
  return `
CREATE TABLE ${name} (
  type TEXT NOT NULL, key ANY NOT NULL, published_id TEXT NOT NULL, version TEXT NOT NULL, pk INTEGER NOT NULL,
  held INTEGER NOT NULL, PRIMARY KEY (${ORDER[span]})
) STRICT, WITHOUT ROWID;
INSERT INTO ${name} (${columns})
  SELECT type, ${keyIn('content', path)} AS key, published_id, version, pk, ${heldIn('content', path)}
  FROM document ORDER BY ${ORDER[span]};
CREATE TRIGGER ${name}_added AFTER INSERT ON document BEGIN ${add} END;
CREATE TRIGGER ${name}_removed AFTER DELETE ON document BEGIN ${remove} END;
CREATE TRIGGER ${name}_changed AFTER UPDATE OF type ON document WHEN ${isChanged(path)} BEGIN ${remove} ${add} END;
`
}

function makingReferrers(name: string, path: readonly string[]): string {
  const columns = ORDER.referrers
  // The limit has SQLite work the key out once, not for each reference.
  const rowsOf = (row: string, from = '') =>
    `SELECT target, type, key, published_id, version, pk
     FROM (
       SELECT ${row}.type AS type, ${keyIn(`${row}.content`, path)} AS key, ${row}.published_id AS published_id,
         ${row}.version AS version, ${row}.pk AS pk ${from} LIMIT 1
     ) CROSS JOIN reference ON document_pk = pk`
  const remove = (rows: string) => `DELETE FROM ${name} WHERE (${columns}) IN (${rows});`
  const add = (rows: string) => `INSERT INTO ${name} (${columns}) ${rows};`
  const rows = rowsOf('document', 'FROM document WHERE document.pk = NEW.pk')
  return `
CREATE TABLE ${name} (
  target TEXT NOT NULL, type TEXT NOT NULL, key ANY NOT NULL, published_id TEXT NOT NULL, version TEXT NOT NULL,
  pk INTEGER NOT NULL, PRIMARY KEY (${ORDER.referrers})
) STRICT, WITHOUT ROWID;
WITH keyed AS MATERIALIZED (
  SELECT type, ${keyIn('content', path)} AS key, published_id, version, pk FROM document
) INSERT INTO ${name} (${columns})
  SELECT target, type, key, published_id, version, pk
  FROM keyed CROSS JOIN reference ON reference.document_pk = keyed.pk ORDER BY ${ORDER.referrers};
CREATE TRIGGER ${name}_added INSTEAD OF INSERT ON referrer WHEN NEW.refers = 1 BEGIN ${add(rows)} END;
CREATE TRIGGER ${name}_removed INSTEAD OF INSERT ON referrer WHEN NEW.refers = 0 BEGIN ${remove(rows)} END;
CREATE TRIGGER ${name}_changed AFTER UPDATE OF type ON document WHEN ${isChanged(path)} BEGIN
  ${remove(rowsOf('OLD'))} ${add(rowsOf('NEW'))}
END;
`
}

/** Whether a change of a document changes its row of an index; `DocumentTable` sets the type where one may have changed. */
function isChanged(path: readonly string[]): string {
  const differs = (read: 'json_type' | 'json_extract') => {
    const [before, after] = ['OLD', 'NEW'].map(
      (row) => `${read}(${row}.content, ${jsonPath(path)})`,
    )
    return `${before} IS NOT ${after}`
  }
  return `OLD.type <> NEW.type OR ${differs('json_type')} OR ${differs('json_extract')}`
}
