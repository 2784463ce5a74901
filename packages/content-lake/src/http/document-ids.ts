import { httpError } from '../errors.ts'

const MOST_IDS = 1_000

/** The ids in a path, `a,b,drafts.a`, each once. @throws ApiError 400 when there is none, or too many */
export function documentIds(list: string): string[] {
  const ids = [...new Set(list.split(',').filter(Boolean))]
  if (ids.length > 0 && ids.length <= MOST_IDS) return ids
  throw httpError(400, 'Bad Request', `Ask for 1 to ${MOST_IDS} document ids`)
}
