import { httpError } from '../errors.ts'

/** From this API version on, queries that name no perspective see published documents only. */
const PUBLISHED_SINCE = '2025-02-19'

/**
 * A perspective as `executeQuery` takes it; `published` is added to a stack that lacks it. Versions
 * compare as text: `1` comes before every date, `X` after. Throws 400 for what is no perspective.
 */
export function readPerspective(value: string | undefined, apiVersion: string): string[] {
  if (value === undefined || value === '') {
    return [apiVersion >= PUBLISHED_SINCE ? 'published' : 'raw']
  }
  const names = value.split(',').map((name) => (name === 'previewDrafts' ? 'drafts' : name.trim()))
  for (const name of names) {
    if (!/^[A-Za-z0-9_-]+$/.test(name) || (name === 'raw' && names.length > 1)) {
      throw httpError(400, 'Bad Request', `Invalid perspective "${value}"`)
    }
  }
  if (names[0] === 'raw' || names.includes('published')) return names
  return [...names, 'published']
}
