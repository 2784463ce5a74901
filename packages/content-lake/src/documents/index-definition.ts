import { hash } from 'node:crypto'
import { ofPath } from './of-path.ts'
import { heldExpression, keyExpression, keyIn } from './sort-key.ts'

/** What an index over an attribute orders, as `scalar_index.by_type` numbers them. */
export const SPANS = ['all', 'type', 'referrers'] as const

/** All documents, those of each type, or of each type those that refer to the same document. */
export type IndexSpan = (typeof SPANS)[number]

/** Part of every index's name, to be changed with what its columns are. */
const COLUMNS = 'key, published_id, version, held'
const REFERRER_COLUMNS = 'target, type, key, published_id, version, document_pk'

const PREFIX = { all: 'document_by_', type: 'document_by_type_', referrers: 'referrer_by_' }

/** Whether there can be an index over a path. */
export function isIndexable(path: readonly string[]): boolean {
  return keyExpression(path) !== null
}

/** What the index over a path is called. */
export function indexName(path: readonly string[], span: IndexSpan): string {
  return `${PREFIX[span]}${span === 'referrers' ? referrerPathName(path) : pathName(path)}`
}

const pathName = ofPath((path) => nameOf(COLUMNS, path))
const referrerPathName = ofPath((path) => nameOf(REFERRER_COLUMNS, path))

function nameOf(columns: string, path: readonly string[]): string {
  const readable = path.join('_').replace(/\W/g, '_').slice(0, 40)
  const unique = hash('sha1', [columns, ...path].join('\n'), 'hex').slice(0, 8)
  return `${readable}_${unique}`
}

/** SQL that makes an index, over what there is already too. Throws where there can be none. */
export function making(path: readonly string[], span: IndexSpan): string {
  const key = keyExpression(path)
  if (key === null) throw new Error(`There can be no index over ${path.join('.')}`)
  const name = indexName(path, span)
  if (span === 'referrers') return makingReferrers(name, path)
  const columns = `${key}, published_id, version, ${heldExpression(path)}`
  return `CREATE INDEX ${name} ON document (${span === 'type' ? 'type, ' : ''}${columns})`
}

/** SQL that takes an index away. */
export function dropping(name: string): string {
  if (!name.startsWith(PREFIX.referrers)) return `DROP INDEX ${name}`
  const triggers = ['added', 'removed', 'changed']
  return `${triggers.map((event) => `DROP TRIGGER ${name}_${event};`).join(' ')} DROP TABLE ${name}`
}

/** An index over columns of two tables, which SQLite has none of: a table that triggers keep up. */
function makingReferrers(name: string, path: readonly string[]): string {
  const [key, oldKey, newKey] = ['content', 'OLD.content', 'NEW.content'].map((content) =>
    keyIn(content, path),
  )
  const rows = `SELECT target, type, key, published_id, version, document_pk
    FROM keyed CROSS JOIN reference ON reference.document_pk = keyed.pk`
  const keyed = (which: string) =>
    `(SELECT pk, type, ${key} AS key, published_id, version FROM document ${which})`
  return `
CREATE TABLE ${name} (
  target TEXT NOT NULL, type TEXT NOT NULL, key ANY NOT NULL, published_id TEXT NOT NULL, version TEXT NOT NULL,
  document_pk INTEGER NOT NULL, PRIMARY KEY (${REFERRER_COLUMNS})
) STRICT, WITHOUT ROWID;
WITH keyed AS MATERIALIZED ${keyed('')} INSERT INTO ${name} ${rows} ORDER BY ${REFERRER_COLUMNS};
CREATE TRIGGER ${name}_added AFTER INSERT ON reference BEGIN
  INSERT INTO ${name} SELECT NEW.target, type, key, published_id, version, pk FROM ${keyed('WHERE pk = NEW.document_pk')};
END;
CREATE TRIGGER ${name}_removed AFTER DELETE ON reference BEGIN
  DELETE FROM ${name} WHERE (${REFERRER_COLUMNS}) IN (
    SELECT OLD.target, type, key, published_id, version, pk FROM ${keyed('WHERE pk = OLD.document_pk')}
  );
END;
CREATE TRIGGER ${name}_changed AFTER UPDATE OF type, content ON document
WHEN OLD.type <> NEW.type OR ${oldKey} IS NOT ${newKey} BEGIN
  DELETE FROM ${name} WHERE type = OLD.type AND key = ${oldKey} AND published_id = OLD.published_id
    AND version = OLD.version AND document_pk = OLD.pk
    AND target IN (SELECT target FROM reference WHERE document_pk = OLD.pk);
  INSERT INTO ${name} SELECT target, NEW.type, ${newKey}, NEW.published_id, NEW.version, NEW.pk
    FROM reference WHERE document_pk = NEW.pk;
END;
`
}
