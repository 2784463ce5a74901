import { type NextRequest, NextResponse } from 'next/server'
import { chooseEncoding } from '@/content/gate/encoding'
import { gate } from '@/content/gate/gate'
import { copyName } from '@/content/gate/page-copies'
import { unavailableResponse } from '@/content/gate/unavailable-response'
import { source } from '@/content/source'

/** No route has two segments that begin like this: Next.js answers with the not-found page and status 404. */
const NOWHERE = '/-/not-found'

export async function proxy(request: NextRequest): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response('Method not allowed', { status: 405, headers: { allow: 'GET, HEAD' } })
  }
  const verdict = await gate(request.nextUrl.pathname)
  switch (verdict.kind) {
    case 'missing':
      return NextResponse.rewrite(new URL(NOWHERE, request.url))
    case 'moved':
      return NextResponse.redirect(
        new URL(verdict.to, source.siteUrl),
        verdict.permanent ? 308 : 307,
      )
    case 'unavailable':
      return unavailableResponse()
    case 'pass':
      return pass(request, verdict.etag)
  }
}

/** Whoever keeps a page has to ask whether it still holds; one that does costs neither rendering nor a body. */
function pass(request: NextRequest, etag: string | null): Response {
  const headers = new Headers({ 'cache-control': 'public, max-age=0, must-revalidate' })
  if (etag) {
    headers.set('etag', etag)
    const known = request.headers.get('if-none-match') ?? ''
    if (known.split(/\s*,\s*/).includes(etag)) return new Response(null, { status: 304, headers })
    const copy = compressedCopy(request, etag, headers)
    if (copy) return copy
  }
  return NextResponse.next({ headers })
}

/** For those who ask for HTML only: the router of Next.js asks for its own form of a page at the same address. */
function compressedCopy(request: NextRequest, etag: string, headers: Headers): Response | null {
  if (request.method !== 'GET' || !request.headers.get('accept')?.includes('text/html')) return null
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
