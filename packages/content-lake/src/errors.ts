import type { JsonObject } from './documents/document.ts'

/** An error with a place in the API: what the caller sees is `status` and `body`, nothing else. */
export class ApiError extends Error {
  readonly status: number
  readonly body: JsonObject

  constructor(status: number, body: JsonObject, message: string) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.body = body
  }
}

/** `{"statusCode":404,"error":"Not Found","message":"…"}`: the shape of everything but data errors. */
export function httpError(status: number, error: string, message: string): ApiError {
  return new ApiError(status, { statusCode: status, error, message }, message)
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
