import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ZodError } from 'zod'
import { describeIssues } from '../describe-issues.ts'
import { ApiError, dataError, httpError } from '../errors.ts'
import { describeFailure, type Log } from '../logging/log.ts'
import { damagedFile } from './damaged-file.ts'
import type { LakeEnv } from './env.ts'
import { outOfSpace } from './out-of-space.ts'

/** What there was no room for. */
const FULL = 507

/** Turns what a route threw into the API's own error shape. */
export function errorResponse(log: Log) {
  return (error: Error, c: Context<LakeEnv>): Response => {
    const { method, path } = c.req
    const told = apiErrorOf(error, log, { id: c.get('requestId'), method, path })
    // What is left of an upload is not read any more: the client must not ask for more by this connection.
    if (told.status === FULL && !c.env.incoming.readableEnded) c.header('connection', 'close')
    return c.json(told.body, told.status as ContentfulStatusCode, told.headers)
  }
}

/** What a caller is told of something thrown; what nobody foresaw is logged with its stack. */
export function apiErrorOf(
  error: unknown,
  log: Log,
  request: { readonly id: string; readonly method: string; readonly path: string },
): ApiError {
  if (error instanceof ApiError) return error
  if (error instanceof ZodError) return dataError(400, 'validationError', describeIssues(error))
  if (error instanceof HTTPException) return httpError(error.status, 'Error', error.message)
  if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') {
    // Who sent it has gone away meanwhile: nobody reads this but the log.
    return httpError(400, 'Bad Request', 'The request ended before its whole body had arrived')
  }
  const full = outOfSpace(error, request.path)
  if (full !== null) {
    log({ event: 'out-of-space', ...request, message: String(error) })
    return full
  }
  // Logged when it was found.
  const damaged = damagedFile(error, request.path)
  if (damaged !== null) return damaged
  log({ event: 'failure', ...request, ...describeFailure(error) })
  const message = `The server failed on this request (id ${request.id})`
  const { body } = httpError(500, 'Internal Server Error', message)
  return new ApiError(500, { ...body, requestId: request.id }, message)
}
