import type { SQLInputValue } from 'node:sqlite'
import type { StoredDocument } from './document.ts'
import { copyWith } from './document-head.ts'
import { isPublicId, publishedId, versionName } from './document-id.ts'
import type { DocumentTable } from './document-table.ts'
import { formOf, keepForm } from './stored-form.ts'

/** Which version of each document a reader sees. */
export interface View {
  /** Versions in order of preference, `published` always among them; null sees every version as it is. */
  readonly stack: readonly string[] | null
  /** Hides every id with a dot, whatever the stack says. */
  readonly publicOnly: boolean
  /** Hides what is in a release where there is no stack: to callers of an API that knew no releases. */
  readonly withoutVersions?: boolean
}

export interface SqlClause {
  readonly sql: string
  readonly parameters: readonly SQLInputValue[]
}

/**
 * The view of a perspective, written as the API does: `['raw']`, `['drafts']`, `['r1', 'drafts']`.
 * `published` comes last unless it is named.
 */
export function viewOf(
  perspective: readonly string[],
  publicOnly: boolean,
  withoutVersions = false,
): View {
  if (perspective.includes('raw')) return { stack: null, publicOnly, withoutVersions }
  const versions = publicOnly ? [] : perspective
  return { stack: [...new Set([...versions, 'published'])], publicOnly, withoutVersions }
}

/** Condition on a row of `document`, or of an index over an attribute, to be the one that the view shows. */
export function visibleRows(
  { stack, publicOnly, withoutVersions }: View,
  of: 'document' | 'entry' = 'document',
): SqlClause {
  const isPublished = `${of}.version = 'published'`
  const hasNoDot = publicOnly ? `instr(${of}.published_id, '.') = 0` : '1'
  if (stack === null) {
    if (publicOnly) return { sql: `${isPublished} AND ${hasNoDot}`, parameters: [] }
    return {
      sql: withoutVersions ? `${of}.version IN ('drafts', 'published')` : '1',
      parameters: [],
    }
  }
  if (stack.length === 1) return { sql: `${isPublished} AND ${hasNoDot}`, parameters: [] }
  const ranks = stack.map((_, rank) => `WHEN ? THEN ${rank}`).join(' ')
  const better = `SELECT 1 FROM document AS better WHERE better.published_id = ${of}.published_id
    AND (CASE better.version ${ranks} END) < (CASE ${of}.version ${ranks} END)`
  const placeholders = stack.map(() => '?').join(', ')
  return {
    sql: `${of}.version IN (${placeholders}) AND NOT EXISTS (${better})`,
    parameters: [...stack, ...stack, ...stack],
  }
}

/** The document as the view presents it: under its published id; null when a release is to delete it. */
export function present(document: StoredDocument, view: View): StoredDocument | null {
  if (view.stack === null) return document
  if (isUnpublished(document)) return null
  const form = formOf(document)
  if (form?.presented !== undefined) return form.presented
  const { _id } = document
  const id = publishedId(_id)
  const attributes = { _id: id, _originalId: _id }
  const presented = copyWith(document, attributes)
  if (form === undefined) return presented
  const isLonger = id === _id && !Object.hasOwn(document, '_originalId')
  const more = isLonger ? `,"_originalId":${JSON.stringify(_id)}` : ''
  const { pk } = form
  const partial = form.partial && {
    ...form.partial,
    rest: { ...form.partial.rest, ...attributes },
  }
  keepForm(presented, { pk, text: isLonger ? form.text : undefined, more, partial })
  form.presented = presented
  return presented
}

function isUnpublished(document: StoredDocument): boolean {
  const system = document._system
  if (system === null || typeof system !== 'object' || Array.isArray(system)) return false
  return system.delete === true && versionName(document._id) !== 'published'
}

/** The document that an id stands for in the view. */
export function getInView(documents: DocumentTable, id: string, view: View): StoredDocument | null {
  if (view.stack === null) {
    const isHidden = (view.publicOnly && !isPublicId(id)) || (view.withoutVersions && isVersion(id))
    return isHidden ? null : documents.getHead(id)
  }
  if (publishedId(id) !== id || (view.publicOnly && !isPublicId(id))) return null
  for (const version of view.stack) {
    const document = documents.getHead(versionId(version, id))
    if (document !== null) return present(document, view)
  }
  return null
}

function isVersion(id: string): boolean {
  const version = versionName(id)
  return version !== 'published' && version !== 'drafts'
}

function versionId(version: string, id: string): string {
  if (version === 'published') return id
  return version === 'drafts' ? `drafts.${id}` : `versions.${version}.${id}`
}
