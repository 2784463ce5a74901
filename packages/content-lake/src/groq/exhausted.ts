import { type ApiError, dataError } from '../errors.ts'
import { nestedTooDeeply } from './parse.ts'
import { resultTooLarge } from './result-size.ts'

/** What a query gets that took more than the stack, than one string or array holds, or than a function takes. */
export function exhausted(error: RangeError, query: string): ApiError {
  if (/call stack/i.test(error.message)) return nestedTooDeeply(query)
  if (/invalid (string|array) length/i.test(error.message)) return resultTooLarge()
  return dataError(400, 'queryRangeError', 'An argument of a function is out of range')
}
