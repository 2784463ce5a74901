import { textOf } from '../documents/stored-form.ts'
import { exhausted } from './exhausted.ts'
import { LARGEST_RESULT, resultTooLarge } from './result-size.ts'

/**
 * A result, or where it comes from, as JSON.
 * @throws ApiError 400 queryResultSizeError when it is larger than one answer may be
 */
export function writeJson(result: unknown, query: string): string {
  try {
    const text = documentsText(result) ?? JSON.stringify(result)
    if (text.length <= LARGEST_RESULT) return text
  } catch (error) {
    throw error instanceof RangeError ? exhausted(error, query) : error
  }
  throw resultTooLarge()
}

/** The JSON of a document, or of an array of nothing else, from what is known; undefined for all else. */
function documentsText(result: unknown): string | undefined {
  if (typeof result !== 'object' || result === null) return undefined
  if (!Array.isArray(result)) return textOf(result)
  const items: string[] = []
  for (const item of result) {
    const text = documentsText(item)
    if (text === undefined) return undefined
    items.push(text)
  }
  return `[${items.join(',')}]`
}
