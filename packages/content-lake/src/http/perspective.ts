import { httpError } from '../errors.ts'

/**
 * From this API version on, there are releases, and queries that name no perspective see published
 * documents only.
 */
const RELEASES_SINCE = '2025-02-19'
/** Each costs a search of its own. */
const MOST_LAYERS = 50
const SINGLE = ['raw', 'published', 'drafts']

/** Whether a caller of an API version may see what is in a release without naming it. */
export function knowsReleases(apiVersion: string): boolean {
  return apiVersion >= RELEASES_SINCE
}

/**
 * A perspective as `executeQuery` takes it; `published` is added to a stack that lacks it. Versions
 * compare as text: `1` comes before every date, `X` after. Throws 400 for what is no perspective.
 */
export function readPerspective(value: string | undefined, apiVersion: string): string[] {
  if (value === undefined || value === '') {
    return [knowsReleases(apiVersion) ? 'published' : 'raw']
  }
  const names = value.split(',').map((name) => (name === 'previewDrafts' ? 'drafts' : name.trim()))
  for (const name of names) {
    if (!/^[A-Za-z0-9_-]+$/.test(name) || (name === 'raw' && names.length > 1)) {
      throw httpError(400, 'Bad Request', `Invalid perspective "${value}"`)
    }
  }
  const isSingle = names.length === 1 && names.every((name) => SINGLE.includes(name))
  if (!isSingle && !knowsReleases(apiVersion)) {
    const message = 'Complex perspectives are not supported for this version'
    throw httpError(400, 'Bad Request', message)
  }
  if (names.length > MOST_LAYERS) {
    const message = `A perspective has ${MOST_LAYERS} layers at most, this one ${names.length}`
    throw httpError(400, 'Bad Request', message)
  }
  if (names[0] === 'raw' || names.includes('published')) return names
  return [...names, 'published']
}
