import type { Context } from 'hono'
import { httpError } from '../errors.ts'

/** The body as JSON, undefined when empty. @throws ApiError 400 when it is neither */
export async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw httpError(400, 'Bad Request', 'The body is not valid JSON')
  }
}
