import type { ContentProblem } from './fail-soft.ts'

/** Names the parts that editors must fill in and that are not there to show, save those with a `known` problem. */
export function missingParts(
  view: unknown,
  fields: readonly string[],
  known: readonly ContentProblem[],
): ContentProblem[] {
  if (view === null || typeof view !== 'object') return []
  const id: unknown = Reflect.get(view, '_id')
  const documentId = typeof id === 'string' ? id : 'unknown'
  return fields
    .filter((field) => isNothing(Reflect.get(view, field)))
    .filter((field) => !known.some((problem) => isWithin(problem, documentId, field)))
    .map((field) => ({ documentId, field, reason: 'is missing or not usable' }))
}

function isWithin(problem: ContentProblem, documentId: string, field: string): boolean {
  return problem.documentId === documentId && problem.field.split(/[.[]/, 1)[0] === field
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}
