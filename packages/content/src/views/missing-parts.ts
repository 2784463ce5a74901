import type { ContentProblem } from './fail-soft.ts'

/**
 * Names the parts that editors must fill in and that are not there to show. A query reads what has the wrong
 * shape as nothing, so this is also how such a field is noticed.
 */
export function missingParts(view: unknown, fields: readonly string[]): ContentProblem[] {
  if (view === null || typeof view !== 'object') return []
  const id: unknown = Reflect.get(view, '_id')
  const documentId = typeof id === 'string' ? id : 'unknown'
  return fields
    .filter((field) => isNothing(Reflect.get(view, field)))
    .map((field) => ({ documentId, field, reason: 'is missing or not usable' }))
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}
