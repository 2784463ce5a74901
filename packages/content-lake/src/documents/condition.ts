import type { IndexLookup } from './scalar-index.ts'
import { keyOf, type Scalar } from './sort-key.ts'
import type { SqlClause, View } from './view.ts'

export type Comparison = '<' | '<=' | '>' | '>='

/** What a document must satisfy, in terms that some index can answer. */
export type Condition =
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'versions-of'; readonly publishedId: string }
  | { readonly kind: 'release'; readonly name: string }
  | { readonly kind: 'types'; readonly types: readonly string[] }
  | {
      readonly kind: 'equals'
      readonly path: readonly string[]
      /** Null for what is no scalar: missing, an array or an object. */
      readonly values: readonly (Scalar | null)[]
    }
  | RangeCondition
  /** Anything but that, what is missing among it. */
  | { readonly kind: 'differs'; readonly path: readonly string[]; readonly value: Scalar }
  | { readonly kind: 'defined' | 'missing'; readonly path: readonly string[] }
  | { readonly kind: 'references'; readonly targets: readonly string[] }
  | TextCondition
  | { readonly kind: 'any'; readonly of: readonly Condition[] }

export interface TextCondition {
  readonly kind: 'text'
  /** In FTS5's own language. */
  readonly expression: string
}

export interface RangeCondition {
  readonly kind: 'range'
  readonly path: readonly string[]
  readonly operator: Comparison
  readonly value: string | number
  /** Where a range that begins at `value` ends; of the same type. */
  readonly end?: { readonly operator: '<' | '<='; readonly value: string | number }
}

/** A query for primary keys, and the name of what answers it. */
export interface CandidateQuery extends SqlClause {
  readonly index: string
  /** Whether SQLite has to work out all of it before it gives the first. */
  readonly eager?: boolean
  /** Whether it gives a `rank`, too. */
  readonly isRanked?: boolean
}

/** How to find the documents that satisfy a condition (or more than those); null when no index helps. */
export function candidatesOf(
  condition: Condition,
  types: readonly string[] | null,
  view: View,
  indexes: IndexLookup,
): CandidateQuery | null {
  switch (condition.kind) {
    case 'ids': {
      const { column, index } = idColumn(view)
      return {
        index,
        sql: `SELECT pk FROM document WHERE ${oneOf(column, condition.ids)}`,
        parameters: [oneOrList(condition.ids)],
      }
    }
    case 'versions-of':
      return {
        index: 'document_by_group',
        sql: 'SELECT pk FROM document WHERE published_id = ?',
        parameters: [condition.publishedId],
      }
    case 'release':
      return {
        index: 'document_by_version',
        sql: "SELECT pk FROM document WHERE version <> 'published' AND version = ?",
        parameters: [condition.name],
      }
    case 'types':
      return {
        index: 'document_by_type',
        sql: `SELECT pk FROM document INDEXED BY document_by_type WHERE ${typeIn(condition.types)}`,
        parameters: [...condition.types],
      }
    case 'range':
      return isId(condition.path)
        ? idCandidates(condition, view)
        : scalarCandidates(condition, types, indexes)
    case 'equals':
    case 'missing':
    case 'defined':
      return scalarCandidates(condition, types, indexes)
    case 'differs':
      return isType(condition.path)
        ? typeCandidates(condition)
        : scalarCandidates(condition, types, indexes)
    case 'references': {
      // No document has two rows for one target.
      const distinct = condition.targets.length === 1 ? '' : 'DISTINCT'
      return {
        index: 'reference',
        sql: `SELECT ${distinct} document_pk AS pk FROM reference WHERE ${oneOf('target', condition.targets)}`,
        parameters: [oneOrList(condition.targets)],
      }
    }
    case 'text':
      return textCandidates(condition)
    case 'any': {
      const parts = condition.of.map((part) => candidatesOf(part, types, view, indexes))
      if (parts.length === 0 || !parts.every((part) => part !== null)) return null
      return {
        index: parts.map((part) => part.index).join(' + '),
        // A part may be a union of its own, which would let what it has in common with others through twice.
        sql: parts.map(({ sql }) => `SELECT pk FROM (${sql})`).join(' UNION '),
        parameters: parts.flatMap((part) => part.parameters),
        eager: true,
      }
    }
  }
}

/** To read a list takes SQLite longer than to look one text up. */
function oneOf(column: string, texts: readonly string[]): string {
  return texts.length === 1 ? `${column} = ?` : `${column} IN (SELECT value FROM json_each(?))`
}

function oneOrList(texts: readonly string[]): string {
  return texts.length === 1 ? String(texts[0]) : JSON.stringify(texts)
}

/** The column that holds what the view shows as `_id`, and its index. */
export function idColumn({ stack }: View): { column: string; index: string } {
  return stack === null
    ? { column: 'document.id', index: 'id' }
    : { column: 'document.published_id', index: 'document_by_group' }
}

/** Whether a path is that of a document's own id. */
export function isId(path: readonly string[]): boolean {
  return path.length === 1 && path[0] === '_id'
}

function isType(path: readonly string[]): boolean {
  return path.length === 1 && path[0] === '_type'
}

function typeCandidates({ value }: Extract<Condition, { kind: 'differs' }>): CandidateQuery {
  const rows = 'SELECT pk FROM document INDEXED BY document_by_type WHERE type'
  return {
    index: 'document_by_type',
    sql: `${rows} < ? UNION ALL ${rows} > ?`,
    parameters: [keyOf(value), keyOf(value)],
  }
}

function idCandidates(condition: RangeCondition, view: View): CandidateQuery {
  const { column, index } = idColumn(view)
  const { sql, parameters } = rangeClause(column, condition)
  return { index, sql: `SELECT pk FROM document WHERE ${sql}`, parameters }
}

function textCandidates({ expression }: TextCondition): CandidateQuery {
  return {
    index: 'document_fts',
    sql: 'SELECT rowid AS pk FROM document_fts WHERE document_fts MATCH ?',
    parameters: [expression],
    // What begins with a text is gathered from all words that do.
    eager: expression.includes('*'),
  }
}

/** The same documents, each with how well it fits. */
export function rankedCandidates({ expression }: TextCondition): CandidateQuery {
  return {
    ...textCandidates({ kind: 'text', expression }),
    sql: 'SELECT rowid AS pk, bm25(document_fts) AS rank FROM document_fts WHERE document_fts MATCH ?',
    isRanked: true,
  }
}

function scalarCandidates(
  condition: Extract<Condition, { path: readonly string[] }>,
  types: readonly string[] | null,
  indexes: IndexLookup,
): CandidateQuery | null {
  const index = indexes.ensure(condition.path, types === null ? 'all' : 'type')
  if (index === null) return null
  const rows = `SELECT pk FROM ${index} WHERE ${types === null ? '' : `${typeIn(types)} AND `}`
  const parts = keyClauses(condition)
  return {
    index,
    sql: parts.map(({ sql }) => `${rows}${sql}`).join(' UNION ALL '),
    parameters: parts.flatMap(({ parameters }) => [...(types ?? []), ...parameters]),
  }
}

/** The parts of an index that hold what a condition asks for; no document is in two of them. */
function keyClauses(condition: Extract<Condition, { path: readonly string[] }>): SqlClause[] {
  switch (condition.kind) {
    case 'range':
      return [rangeClause('key', condition)]
    case 'equals':
      return [equalClause('key', condition.values)]
    case 'differs': {
      const parameters = [keyOf(condition.value)]
      return ['<', '>'].map((operator) => ({ sql: `key ${operator} ?`, parameters }))
    }
    case 'missing': {
      return [{ sql: 'key = ? AND held = 0', parameters: [keyOf(null)] }]
    }
    case 'defined': {
      const parameters = [keyOf(null)]
      return ['key < ?', 'key = ? AND held = 1'].map((sql) => ({ sql, parameters }))
    }
  }
}

/** So many values are listed; more come as one array, so that statements do not differ by their number. */
const MOST_LISTED = 500

function equalClause(key: string, values: readonly (Scalar | null)[]): SqlClause {
  if (values.length > MOST_LISTED && values.every(isTextOrNumber)) {
    const sql = `${key} IN (SELECT value FROM json_each(?))`
    return { sql, parameters: [JSON.stringify(values)] }
  }
  const placeholders = values.map(() => '?').join(', ')
  return { sql: `${key} IN (${placeholders})`, parameters: values.map(keyOf) }
}

function isTextOrNumber(value: Scalar | null): boolean {
  return typeof value === 'string' || typeof value === 'number'
}

/** A comparison of sort keys that stays within the type of its value, as GROQ's comparisons do. */
export function rangeClause(key: string, { operator, value, end }: RangeCondition): SqlClause {
  const text = typeof value === 'string'
  if (end !== undefined) {
    const sql = `${key} ${operator} ? AND ${key} ${end.operator} ?`
    return { sql, parameters: [keyOf(value), keyOf(end.value)] }
  }
  const parameters = [keyOf(value)]
  if (operator === '<' || operator === '<=') {
    return { sql: `${key} ${operator} ?${text ? ` AND ${key} >= ''` : ''}`, parameters }
  }
  return { sql: `${key} ${operator} ? AND ${key} < ${text ? "x''" : "''"}`, parameters }
}

/** `type IN (?, …)`, one placeholder for each type. */
export function typeIn(types: readonly string[]): string {
  return `type IN (${types.map(() => '?').join(', ')})`
}
