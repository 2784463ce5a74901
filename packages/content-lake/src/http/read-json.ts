import type { Context } from 'hono'
import { ApiError, httpError } from '../errors.ts'
import type { LakeEnv } from './env.ts'
import { parseJson } from './parse-json.ts'

/**
 * The body as JSON, undefined when empty; parsed when its turn has come.
 * @throws ApiError 400 when it is neither, or nested too deeply; 503 when its turn does not come
 */
export async function readJson(c: Context<LakeEnv>): Promise<unknown> {
  const text = await c.req.text()
  if (text === '') return undefined
  await c.var.takeTurn?.(text.length)
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof ApiError) throw error
    throw httpError(400, 'Bad Request', 'The body is not valid JSON')
  }
}
