import { ApiError, httpError } from '../../errors.ts'
import type { JsonObject, JsonValue } from '../../json.ts'
import { parseJson } from '../parse-json.ts'

/** GROQ parameters from a URL: every `$name` holds JSON. Throws 400 when one does not. */
export function readParams(search: URLSearchParams): JsonObject {
  const params: JsonObject = {}
  for (const [key, value] of search) {
    if (!key.startsWith('$')) continue
    try {
      params[key.slice(1)] = parseJson(value) as JsonValue
    } catch (error) {
      if (error instanceof ApiError) throw error
      throw httpError(400, 'Bad Request', `The parameter "${key}" is not valid JSON`)
    }
  }
  return params
}
