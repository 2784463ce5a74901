import 'server-only'
import { randomUUID } from 'node:crypto'
import type { NextRequest } from 'next/server'
import { DATA_POLICY } from '@/security/page-policy'
import { securePage } from '@/security/secure-page'
import { askForPage, ownOrigin } from '@/server/self-request'

/** What Next.js answered, as readers are to get it. */
export interface ServedPage {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Marks a request of this server to itself, and its answer: nobody else knows the value. */
const MARK = 'x-vitrine-rendered'
const mark = randomUUID()

/** What of the headers that Next.js gives a page belongs to every copy of it. */
const KEPT_HEADERS = ['content-type', 'link', 'x-robots-tag']

/** How Next.js begins a page whose rendering failed when its status was settled; a browser alone can show it. */
const FAILED = '<html id="__next_error__"'

/** What of a reader's request says how the answer is sent, and to whom, but not what it shows. */
const HOP_HEADERS =
  /^(?:host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|content-length|range|if-.*|accept.*)$/

/** Whether this server asks itself for a page. */
export function isOwnRequest(request: NextRequest): boolean {
  return request.headers.get(MARK) === mark
}

/** Marks an answer to this server itself with the name of the page as it stood when it was asked for. */
export function markAnswer(headers: Headers, name: string | null): void {
  headers.set(MARK, `${mark} ${name}`)
}

/**
 * What Next.js answers at a path, with the policy that belongs to its inline scripts; null where this server does
 * not reach itself. With a name it is what nobody in particular gets, and null when the page has changed meanwhile.
 */
export async function servedPage(
  request: NextRequest,
  path: string,
  name: string | null,
): Promise<ServedPage | null> {
  const origin = ownOrigin()
  if (!origin) return null
  const headers = name ? new Headers() : readersHeaders(request)
  headers.set(MARK, mark)
  const response = await askForPage(
    `${origin}${path}${name ? '' : request.nextUrl.search}`,
    headers,
  )
  const [owner, named] = response.headers.get(MARK)?.split(' ') ?? []
  const text = await response.text()
  if (owner !== mark || (name && name !== named)) return null
  return secured(response, text)
}

function secured(response: Response, text: string): ServedPage {
  const headers: Record<string, string> = {}
  for (const name of KEPT_HEADERS) {
    const value = response.headers.get(name)
    if (value) headers[name] = value
  }
  const isHtml = headers['content-type']?.startsWith('text/html')
  const { html, policy } = isHtml ? securePage(text) : { html: text, policy: DATA_POLICY }
  headers['content-security-policy'] = policy
  const isFailed = response.status === 200 && isHtml && text.includes(FAILED)
  return { status: isFailed ? 500 : response.status, headers, body: html }
}

function readersHeaders(request: NextRequest): Headers {
  const headers = new Headers(request.headers)
  for (const name of [...headers.keys()]) if (HOP_HEADERS.test(name)) headers.delete(name)
  return headers
}
