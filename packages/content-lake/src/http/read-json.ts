import type { Context } from 'hono'
import { ApiError, httpError } from '../errors.ts'
import { parseJson } from './parse-json.ts'

/** The body as JSON, undefined when empty. @throws ApiError 400 when it is neither, or nested too deeply */
export async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text()
  if (text === '') return undefined
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof ApiError) throw error
    throw httpError(400, 'Bad Request', 'The body is not valid JSON')
  }
}
