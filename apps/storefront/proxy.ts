import { type NextRequest, NextResponse } from 'next/server'
import { chooseEncoding } from '@/content/gate/encoding'
import { gate, type Verdict } from '@/content/gate/gate'
import { copyName } from '@/content/gate/page-copies'
import type { PageRoute } from '@/content/gate/page-route'
import { unavailableResponse } from '@/content/gate/unavailable-response'
import { source } from '@/content/source'
import { formHandlerOf } from '@/features/newsletter/newsletter-pages'

/** No route has two segments that begin like this: Next.js answers with the not-found page and status 404. */
const NOWHERE = '/-/not-found'

type Passed = Extract<Verdict, { kind: 'pass' }>
type Moved = Extract<Verdict, { kind: 'moved' }>

export async function proxy(request: NextRequest): Promise<Response> {
  const handler = request.method === 'POST' && formHandlerOf(request.nextUrl.pathname)
  if (handler) {
    return NextResponse.rewrite(new URL(`${handler}${request.nextUrl.search}`, request.url))
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response('Method not allowed', { status: 405, headers: { allow: 'GET, HEAD' } })
  }
  const verdict = await gate(request.nextUrl.pathname)
  switch (verdict.kind) {
    case 'missing':
      return NextResponse.rewrite(new URL(NOWHERE, request.url))
    case 'moved':
      return moved(request, verdict)
    case 'unavailable':
      return unavailableResponse()
    case 'pass':
      return pass(request, verdict)
  }
}

/** What a campaign hung on the old address is handed on within the site, unless the new one has a query of its own. */
function moved(request: NextRequest, { to, permanent }: Moved): Response {
  const url = new URL(to, source.siteUrl)
  const isHere = url.origin === new URL(source.siteUrl).origin
  if (isHere && !url.search) url.search = request.nextUrl.search
  return NextResponse.redirect(url, permanent ? 308 : 307)
}

/** Whoever keeps a page has to ask whether it still holds; one that does costs neither rendering nor a body. */
function pass(request: NextRequest, { etag, lastModified, page }: Passed): Response {
  const headers = new Headers({ 'cache-control': 'public, max-age=0, must-revalidate' })
  if (etag) headers.set('etag', etag)
  if (lastModified) headers.set('last-modified', lastModified.toUTCString())
  if (etag && lastModified && isKnown(request, etag, lastModified))
    return new Response(null, { status: 304, headers })
  const copy = etag && compressedCopy(request, etag, headers, page)
  if (copy) return copy
  return page?.servedAt
    ? NextResponse.rewrite(new URL(page.servedAt, request.url), { headers })
    : NextResponse.next({ headers })
}

/** `If-Modified-Since` is for those who know no ETag (RFC 9110, 13.1.3). */
function isKnown(request: NextRequest, etag: string, lastModified: Date): boolean {
  const known = request.headers.get('if-none-match')
  if (known !== null) return known.split(/\s*,\s*/).includes(etag)
  const since = Date.parse(request.headers.get('if-modified-since') ?? '')
  return Math.floor(lastModified.getTime() / 1000) * 1000 <= since
}

/**
 * For those who ask for HTML, and for all where there is no HTML: the router of Next.js asks for its own form of a
 * page at the same address.
 */
function compressedCopy(
  request: NextRequest,
  etag: string,
  headers: Headers,
  page: PageRoute | null,
): Response | null {
  const isForRouter =
    (!page?.form || page.isPage) && !request.headers.get('accept')?.includes('text/html')
  if (request.method !== 'GET' || isForRouter || page?.isCompressed) return null
  const encoding = chooseEncoding(request.headers.get('accept-encoding'))
  const name = encoding && copyName(request.nextUrl.pathname, etag)
  return name
    ? NextResponse.rewrite(new URL(`/copy/${encoding}/${name}`, request.url), { headers })
    : null
}

export const config = {
  // Everything but what is no content of an editor's: scripts and styles, the API, and the icons of app/.
  matcher: [
    '/((?!_next/|api/|healthz$|readyz$|robots\\.txt$|favicon\\.ico$|icon\\.svg$|apple-icon\\.png$).*)',
  ],
}
