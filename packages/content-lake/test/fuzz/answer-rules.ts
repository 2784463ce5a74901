import { METHODS } from 'node:http'
import { z } from 'zod'
import type { RawAnswer, RawRequest } from './raw-request.ts'

/** The two shapes in which the API tells an error. */
const errorBody = z.union([
  z.object({ statusCode: z.int(), error: z.string().min(1), message: z.string().min(1) }),
  z.object({
    error: z.object({ type: z.string().min(1), description: z.string().min(1) }),
  }),
])
/** When there is too much to do, or a query takes too long. */
const DOCUMENTED_FAILURES = new Set([503, 504])
/** Of what is no HTTP, or beyond what a header may hold, there is nothing to answer but a status. */
const REFUSED_BEFORE_ROUTES = new Set([400, 408, 413, 414, 417, 431])
/** More than a socket holds: the connection may be gone before it was sent. */
const LARGE_BODY_BYTES = 64 * 1024
const LARGE_HEAD_BYTES = 60 * 1024

/** What is wrong with the answer to a request; null when nothing is. */
export function judge(request: RawRequest, answer: RawAnswer | null): string | null {
  if (answer === null) return mayBeCutOff(request) ? null : 'the connection was closed'
  const { status, headers, body } = answer
  if (!headers.has('x-request-id')) return `${status} without a request's id`
  if (status >= 500 && !DOCUMENTED_FAILURES.has(status)) return `${status} ${textOf(body)}`
  if (request.method === 'HEAD') return null
  if (status < 400) return judgeContent(answer)
  if (body.byteLength === 0 && REFUSED_BEFORE_ROUTES.has(status) && !isHttp(request)) return null
  // A page, as people are answered.
  if (request.target.includes('/auth/login/') && isPage(headers)) return null
  const error = errorBody.safeParse(parsed(body))
  if (!error.success) return `${status} in no shape of the API: ${textOf(body)}`
  if ('statusCode' in error.data && error.data.statusCode !== status) {
    return `${status} that says it is ${error.data.statusCode}`
  }
  return null
}

function isPage(headers: RawAnswer['headers']): boolean {
  return headers.get('content-type')?.startsWith('text/html') === true
}

function judgeContent({ status, headers, body }: RawAnswer): string | null {
  const type = headers.get('content-type') ?? ''
  const isWhole = status === 200 || status === 201
  if (isWhole && /^application\/json/.test(type) && parsed(body) === undefined) {
    return `${status} with malformed JSON: ${textOf(body)}`
  }
  return null
}

/** Whether the request can be read as one: what Node refuses by itself, it tells nobody. */
function isHttp({ method, target, headers, contentLength }: RawRequest): boolean {
  if (contentLength !== undefined) return false
  if (target.length + headers.flat().join('').length > LARGE_HEAD_BYTES) return false
  if (!METHODS.includes(method) || !/^\/[\x21-\x7e]*$/.test(target)) return false
  return headers.every(
    ([name, value]) =>
      /^[\x20-\x7e]*$/.test(value) &&
      !['transfer-encoding', 'expect', 'upgrade'].includes(name) &&
      (name !== 'host' || /^[\w.:-]+$/.test(value)),
  )
}

function mayBeCutOff(request: RawRequest): boolean {
  return !isHttp(request) || (request.body?.byteLength ?? 0) > LARGE_BODY_BYTES
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

function textOf(body: Buffer): string {
  return body.toString('utf8', 0, 300)
}
