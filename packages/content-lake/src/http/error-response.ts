import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ZodError } from 'zod'
import { describeIssues } from '../describe-issues.ts'
import { ApiError, dataError, httpError } from '../errors.ts'
import type { Log } from '../logging/log.ts'
import type { LakeEnv } from './env.ts'

/** Turns what a route threw into the API's own error shape; what nobody foresaw is logged with its stack. */
export function errorResponse(log: Log) {
  return (error: Error, c: Context<LakeEnv>): Response => {
    const { status, body, headers } = toApiError(error) ?? unexpected(error, c, log)
    return c.json(body, status as ContentfulStatusCode, headers)
  }
}

function toApiError(error: Error): ApiError | null {
  if (error instanceof ApiError) return error
  if (error instanceof ZodError) return dataError(400, 'validationError', describeIssues(error))
  if (error instanceof HTTPException) return httpError(error.status, 'Error', error.message)
  if ('code' in error && error.code === 'ECONNRESET') {
    // Who sent it has gone away meanwhile: nobody reads this but the log.
    return httpError(400, 'Bad Request', 'The request ended before its whole body had arrived')
  }
  return null
}

function unexpected(error: Error, c: Context<LakeEnv>, log: Log): ApiError {
  const id = c.get('requestId')
  log({ event: 'failure', id, method: c.req.method, path: c.req.path, stack: error.stack })
  const message = `The server failed on this request (id ${id})`
  const { body } = httpError(500, 'Internal Server Error', message)
  return new ApiError(500, { ...body, requestId: id }, message)
}
