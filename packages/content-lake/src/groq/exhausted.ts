import { type ApiError, dataError } from '../errors.ts'
import { nestedTooDeeply } from './parse.ts'
import { LARGEST_RESULT, resultTooLarge } from './result-size.ts'

/** What a query gets that took more than the stack, than one string or array holds, or than a function takes. */
export function exhausted(error: RangeError, query: string): ApiError {
  if (/call stack/i.test(error.message)) return nestedTooDeeply(query)
  if (/invalid (string|array) length/i.test(error.message)) return resultTooLarge()
  return dataError(400, 'queryRangeError', 'An argument of a function is out of range')
}

/**
 * A result, or where it comes from, as JSON.
 * @throws ApiError 400 queryResultSizeError when it is larger than one answer may be
 */
export function resultJson(result: unknown, query: string): string {
  try {
    const text = JSON.stringify(result)
    if (text.length <= LARGEST_RESULT) return text
  } catch (error) {
    throw error instanceof RangeError ? exhausted(error, query) : error
  }
  throw resultTooLarge()
}
