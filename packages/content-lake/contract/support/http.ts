import { setTimeout } from 'node:timers/promises'
import { target } from './target.ts'

/** The version that cases speak unless they are about versions. */
export const VERSION = '2025-02-19'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonRecord = { [key: string]: Json }

export interface RequestOptions {
  readonly method?: string
  /** Null asks as nobody; without one the administrator asks. */
  readonly token?: string | null
  readonly version?: string
  readonly search?: Record<string, string>
  readonly headers?: Record<string, string>
  /** Bytes and text are sent as they are, anything else as JSON. */
  readonly body?: unknown
}

export interface Answer<Body> {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The JSON of an answer that holds some, else null. */
  readonly body: Body
}

/** The address of an API path. */
export function apiUrl(path: string, options: Pick<RequestOptions, 'version' | 'search'> = {}) {
  const url = new URL(`${target.apiUrl}/v${options.version ?? VERSION}${path}`)
  for (const [name, value] of Object.entries(options.search ?? {})) {
    url.searchParams.set(name, value)
  }
  return url.href
}

/** The headers that tell who asks, and for which project. */
export function identification(token: string | null | undefined): Record<string, string> {
  const bearer = token === undefined ? target.tokens.administrator : token
  return {
    'x-sanity-project-id': target.projectId,
    ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
  }
}

/** A hosted project answers so many requests a second, and says when it answers again. */
async function patientFetch(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init)
  if (response.status !== 429 || target.kind === 'embedded') return response
  await response.body?.cancel()
  const seconds = response.headers.get('retry-after') ?? response.headers.get('ratelimit-reset')
  await setTimeout((Number(seconds) || 1) * 1_000)
  return patientFetch(url, init)
}

/** One request as it goes over the wire, and its answer as it comes. */
export async function request<Body = JsonRecord>(
  path: string,
  options: RequestOptions = {},
): Promise<Answer<Body>> {
  const { body } = options
  const isRaw = typeof body === 'string' || body instanceof Uint8Array
  const response = await patientFetch(apiUrl(path, options), {
    method: options.method ?? (body === undefined ? 'GET' : 'POST'),
    redirect: 'manual',
    headers: {
      ...identification(options.token),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(body !== undefined && { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (isJson ? JSON.parse(text) : null) as Body,
  }
}
