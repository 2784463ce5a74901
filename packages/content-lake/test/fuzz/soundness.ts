import { DatabaseSync } from 'node:sqlite'
import { applyPatch } from 'mendoza'
import type { StoredDocument } from '../../src/documents/document.ts'
import { publishedId, versionName } from '../../src/documents/document-id.ts'
import { collectReferences } from '../../src/documents/references.ts'
import { collectTexts, tokenize } from '../../src/documents/text-tokens.ts'

/** What is wrong with a dataset's file that no server uses: its tables, indexes, full text, history. */
export function problemsIn(file: string): string[] {
  const database = new DatabaseSync(file)
  try {
    return [
      ...ownChecks(database),
      ...columnProblems(database),
      ...referenceProblems(database),
      ...textProblems(database),
      ...historyProblems(database),
    ]
  } finally {
    database.close()
  }
}

function ownChecks(database: DatabaseSync): string[] {
  const damage = database
    .prepare('PRAGMA integrity_check')
    .all()
    .map((row) => String(row.integrity_check))
    .filter((line) => line !== 'ok')
  const orphans = database.prepare('PRAGMA foreign_key_check').all()
  database.exec("INSERT INTO document_fts (document_fts) VALUES ('integrity-check')")
  return [...damage, ...orphans.map((row) => `foreign key: ${JSON.stringify(row)}`)]
}

function documentsOf(database: DatabaseSync): Map<number, StoredDocument> {
  const rows = database.prepare('SELECT pk, content FROM document').all()
  return new Map(rows.map(({ pk, content }) => [Number(pk), JSON.parse(String(content))]))
}

function columnProblems(database: DatabaseSync): string[] {
  return database
    .prepare('SELECT id, type, rev, published_id, version, content FROM document')
    .all()
    .flatMap(({ content, ...columns }) => {
      const { _id, _type, _rev }: StoredDocument = JSON.parse(String(content))
      const expected = {
        id: _id,
        type: _type,
        rev: _rev,
        published_id: publishedId(_id),
        version: versionName(_id),
      }
      return difference(`columns of ${_id}`, { ...columns }, expected)
    })
}

function referenceProblems(database: DatabaseSync): string[] {
  const expected = [...documentsOf(database)].flatMap(([pk, document]) =>
    [...collectReferences(document)].map(
      ([target, strong]) => `${pk} ${target.toWellFormed()} ${strong}`,
    ),
  )
  const found = database
    .prepare('SELECT target, document_pk, strong FROM reference')
    .all()
    .map(({ target, document_pk, strong }) => `${document_pk} ${target} ${strong === 1}`)
  return difference('references', found.sort(), expected.sort())
}

/** Compares what the full-text index holds with an index made anew. */
function textProblems(database: DatabaseSync): string[] {
  database.exec(`
    CREATE VIRTUAL TABLE temp.anew USING fts5(
      body, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
    );
    CREATE VIRTUAL TABLE temp.words_anew USING fts5vocab(temp, anew, instance);
    CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, document_fts, instance);
  `)
  const insert = database.prepare('INSERT INTO temp.anew (rowid, body) VALUES (?, ?)')
  for (const [pk, document] of documentsOf(database)) {
    const texts = [...collectTexts(document), publishedId(document._id)]
    insert.run(pk, texts.flatMap(tokenize).join(' '))
  }
  const wordsOf = (table: string) =>
    database
      .prepare(`SELECT term, doc, offset FROM temp.${table} ORDER BY doc, offset, term`)
      .all()
      .map(({ term, doc, offset }) => `${doc} ${offset} ${term}`)
  return difference('full text', wordsOf('words'), wordsOf('words_anew'))
}

/** Follows each document through all of its revisions, from when it was made to what it is. */
function historyProblems(database: DatabaseSync): string[] {
  const revisions = database.prepare(
    'SELECT previous_rev, apply FROM revision WHERE document_id = ? ORDER BY sequence',
  )
  return [...documentsOf(database).values()].flatMap((document) => {
    const rows = revisions.all(document._id)
    // What was before is erased.
    if (rows[0]?.previous_rev !== null) return []
    const last = rows.reduce<unknown>(
      (state, { apply }) => applyPatch(state, JSON.parse(String(apply))),
      null,
    )
    return difference(`history of ${document._id}`, sorted(last), sorted(document))
  })
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const keys = Object.keys(value).sort()
  return keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])])
}

function difference(what: string, found: unknown, expected: unknown): string[] {
  const [is, ought] = [JSON.stringify(found), JSON.stringify(expected)]
  return is === ought ? [] : [`${what}: ${is.slice(0, 500)}, not ${ought.slice(0, 500)}`]
}
