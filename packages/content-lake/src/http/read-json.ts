import type { Context } from 'hono'
import { httpError } from '../errors.ts'

/** The body as JSON. @throws ApiError 400 when it is not */
export async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text()
  try {
    return JSON.parse(text)
  } catch {
    throw httpError(400, 'Bad Request', 'The body is not valid JSON')
  }
}
