import type { JsonObject } from './json.ts'

/** An error with a place in the API: what the caller sees is `status` and `body`, nothing else. */
export class ApiError extends Error {
  readonly status: number
  readonly body: JsonObject
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    body: JsonObject,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.body = body
    this.headers = headers
  }
}

/** `{"statusCode":404,"error":"Not Found","message":"…"}`: the shape of everything but data errors. */
export function httpError(status: number, error: string, message: string): ApiError {
  return new ApiError(status, { statusCode: status, error, message }, message)
}

/** 503 for work that the server has too much of right now; `retryAfter` is in seconds. */
export function overloaded(message: string, retryAfter: number): ApiError {
  const { body } = httpError(503, 'Service Unavailable', message)
  return new ApiError(503, body, message, { 'retry-after': String(retryAfter) })
}

/** 400 for whoever went away before their turn came: nobody reads it but the log. */
export function givenUp(): ApiError {
  return httpError(400, 'Bad Request', 'The request was given up while it waited')
}

/** 429 for a client that has too much under way; `retryAfter` is in seconds. */
export function tooManyRequests(message: string, retryAfter: number): ApiError {
  const { body } = httpError(429, 'Too Many Requests', message)
  return new ApiError(429, body, message, { 'retry-after': String(retryAfter) })
}

/** `{"error":{"type":"…","description":"…",…}}`: the shape of query, mutation and action errors. */
export function dataError(
  status: number,
  type: string,
  description: string,
  details: JsonObject = {},
): ApiError {
  return new ApiError(status, { error: { type, description, ...details } }, description)
}

/** 413 for what would hold more than it may; mutations and actions wrap it, to name the one refused. */
export class TooLarge extends ApiError {
  readonly type: string

  constructor(type: string, description: string) {
    super(413, { error: { type, description } }, description)
    this.type = type
  }
}

/** 403 for whoever lacks a permission, as actions and uploads tell it; mutations wrap it, to name the one refused. */
export class InsufficientPermissions extends ApiError {
  readonly permission: string
  /** What is wrong, without what it made fail. */
  readonly reason: string

  constructor(permission: string, during = '') {
    const reason = `Insufficient permissions; permission "${permission}" required`
    const description = `${during}${reason}`
    const error = { type: 'insufficientPermissionsError', description, permission }
    super(403, { error }, description)
    this.permission = permission
    this.reason = reason
  }
}
