import type { z } from 'zod'
import { itemStep } from './field-path.ts'

/** A part of a document that cannot be shown, and why. */
export interface ContentProblem {
  readonly documentId: string
  readonly field: string
  readonly reason: string
}

export type ReportProblem = (problem: ContentProblem) => void

type Path = readonly PropertyKey[]

/** Enough rounds to prune from the deepest field of a page builder up to its document. */
const MAX_ROUNDS = 32

/**
 * Parses a query result, leaving out what does not fit: a wrong field becomes null, and where null does not
 * fit either, the object or list item around it goes. Each omission is reported with its document.
 * @returns null when nothing is left to show.
 */
export function parseFailSoft<Schema extends z.ZodType>(
  schema: Schema,
  result: unknown,
  report: ReportProblem,
): z.output<Schema> | null {
  if (result === null || result === undefined) return null
  const first = schema.safeParse(result)
  if (first.success) return first.data

  const root = structuredClone(result)
  const pruned = new Map<string, ContentProblem & { path: Path }>()
  let parsed: z.ZodSafeParseResult<z.output<Schema>> = first
  for (let round = 0; round < MAX_ROUNDS && !parsed.success; round++) {
    for (const path of deepestFirst(parsed.error.issues)) prune(root, path, parsed.error, pruned)
    dropEmptyItems(root)
    parsed = schema.safeParse(root)
  }
  for (const { documentId, field, reason } of pruned.values()) report({ documentId, field, reason })
  return parsed.data ?? null
}

function deepestFirst(issues: readonly z.core.$ZodIssue[]): Path[] {
  return issues.map((issue) => issue.path).sort((a, b) => b.length - a.length)
}

function prune(
  root: unknown,
  issuePath: Path,
  error: z.ZodError,
  pruned: Map<string, ContentProblem & { path: Path }>,
): void {
  const message = error.issues.find((issue) => issue.path === issuePath)?.message ?? 'is not usable'
  const holderPath = issuePath.slice(0, -1)
  const isEmpty = isMissing(valueAt(root, issuePath))
  if (isEmpty && Array.isArray(valueAt(root, holderPath))) {
    const location = locate(root, issuePath)
    const key = `${location.documentId} ${location.field}`
    if (!pruned.has(key)) pruned.set(key, { ...location, reason: message, path: issuePath })
    return
  }
  const target = isEmpty ? holderPath : issuePath
  if (target.length === 0) {
    if (!pruned.has(''))
      pruned.set('', { ...locate(root, issuePath), reason: message, path: target })
    return
  }
  const value = valueAt(root, target)
  if (isMissing(value)) return
  const inner = [...pruned.entries()].filter(([, entry]) => startsWith(entry.path, target))
  for (const [key] of inner) pruned.delete(key)
  const cause = inner[0]?.[1]
  const reason = danglingReference(value) ?? cause?.reason ?? message
  // A document goes for what it holds itself, and a link for what its target holds, wherever they were to be shown.
  const own = locate(root, stringAt(value, '_id') ? issuePath : target)
  const { documentId, field } = cause && cause.documentId !== own.documentId ? cause : own
  pruned.set(`${documentId} ${field}`, { documentId, field, reason, path: target })
  const holder = valueAt(root, target.slice(0, -1))
  const key = target.at(-1)
  if (holder !== null && typeof holder === 'object' && key !== undefined)
    Reflect.set(holder, key, null)
}

function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined
}

function startsWith(path: Path, prefix: Path): boolean {
  return prefix.every((key, index) => path[index] === key)
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined,
    root,
  )
}

/** Nulls mark pruned list items until every issue of a round has been handled by index. */
function dropEmptyItems(value: unknown): void {
  if (value === null || typeof value !== 'object') return
  for (const child of Object.values(value)) dropEmptyItems(child)
  if (!Array.isArray(value)) return
  const kept = value.filter((item) => !isMissing(item))
  if (kept.length < value.length) value.splice(0, value.length, ...kept)
}

function danglingReference(value: unknown): string | null {
  if (value === null || typeof value !== 'object') return null
  const reference: unknown = Reflect.get(value, '_ref')
  return typeof reference === 'string' && !('_id' in value)
    ? `refers to "${reference}", which does not exist or is not published`
    : null
}

function locate(root: unknown, path: Path): { documentId: string; field: string } {
  let documentId = 'unknown'
  let field: string[] = []
  let value = root
  for (let depth = 0; depth <= path.length; depth++) {
    const id = stringAt(value, '_id')
    if (id && depth < path.length) {
      documentId = id
      field = []
    }
    const key = path[depth]
    if (key === undefined) break
    const parent = value
    value = value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined
    field.push(Array.isArray(parent) ? itemStep(value, Number(key)) : `.${String(key)}`)
  }
  return { documentId, field: field.join('').replace(/^\./, '') }
}

function stringAt(value: unknown, key: string): string | undefined {
  if (value === null || typeof value !== 'object') return undefined
  const found: unknown = Reflect.get(value, key)
  return typeof found === 'string' ? found : undefined
}
