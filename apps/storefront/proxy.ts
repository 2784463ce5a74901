import { type NextRequest, NextResponse } from 'next/server'
import { source } from '@/content/source'
import { failedResponse } from '@/fallback/failed-response'
import { unavailableResponse } from '@/fallback/unavailable-response'
import { formHandlerOf } from '@/features/newsletter/newsletter-pages'
import { OFFLINE_PATH } from '@/features/offline/offline-path'
import { offlineResponse } from '@/features/offline/offline-response'
import { refuseSearch } from '@/features/search/refuse-search'
import { gate, type Verdict } from '@/gate/gate'
import { forgetName, pageAnswer } from '@/gate/page-answer'
import { etagOf } from '@/gate/page-etag'
import { copyName, notFoundName } from '@/gate/page-name'
import { isOwnRequest, markAnswer } from '@/gate/served-page'
import { DATA_POLICY } from '@/security/page-policy'
import { unknownPagePolicy } from '@/security/secure-page'
import { log } from '@/server/log'

/** No route has two segments that begin like this: Next.js answers with the not-found page and status 404. */
const NOWHERE = '/-/not-found'

/** Whoever keeps it has to ask each time. */
const REVALIDATED = 'public, max-age=0, must-revalidate'

const OF_THE_PAGE = ['etag', 'last-modified', 'cache-control']

type Passed = Extract<Verdict, { kind: 'pass' }>
type Moved = Extract<Verdict, { kind: 'moved' }>

/** Answers for every page before Next.js does: moved, missing, unavailable, unchanged, kept, or handed on. */
export async function proxy(request: NextRequest): Promise<Response> {
  try {
    return await answer(request)
  } catch (error) {
    log.error('page.failed', { path: request.nextUrl.pathname, error: String(error) })
    return failedResponse()
  }
}

async function answer(request: NextRequest): Promise<Response> {
  const handler = request.method === 'POST' && formHandlerOf(request.nextUrl.pathname)
  if (handler) {
    return NextResponse.rewrite(new URL(`${handler}${request.nextUrl.search}`, request.url))
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response('Method not allowed', { status: 405, headers: { allow: 'GET, HEAD' } })
  }
  if (request.nextUrl.pathname === OFFLINE_PATH) return offlineResponse() ?? NextResponse.next()
  const isSearch = request.nextUrl.pathname === '/search' && !isOwnRequest(request)
  const refused = isSearch && (await refuseSearch(request.headers, request.nextUrl.searchParams))
  if (refused) return refused
  const verdict = await gate(request.nextUrl.pathname, request.nextUrl.searchParams)
  switch (verdict.kind) {
    case 'missing':
      return missing(request)
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
  return NextResponse.redirect(url, {
    status: permanent ? 308 : 307,
    // An editor may correct it: without this a browser keeps a permanent one for good.
    headers: { 'cache-control': REVALIDATED },
  })
}

/** Whoever keeps a page has to ask whether it still holds; one that does costs neither rendering nor a body. */
async function pass(request: NextRequest, { etag, lastModified, page }: Passed): Promise<Response> {
  const { pathname } = request.nextUrl
  const isData = page?.form !== undefined && !page.isPage
  const headers = new Headers({ 'cache-control': REVALIDATED })
  const shownAs = etag && (isData || wantsHtml(request) ? etag : etagWithoutHtml(etag))
  if (shownAs) headers.set('etag', shownAs)
  if (lastModified) headers.set('last-modified', lastModified.toUTCString())
  const name = copyName(pathname, etag)
  if (isOwnRequest(request)) {
    markAnswer(headers, name)
  } else {
    // No policy: it belongs to the body, which the reader has.
    if (shownAs && lastModified && isKnown(request, shownAs, lastModified))
      return new Response(null, { status: 304, headers })
    if (!isData) isolate(request, headers)
    const isCopied = !page?.isCompressed && (isData || wantsHtml(request))
    const asked = {
      path: pathname,
      name,
      nameNow: () => page && copyName(pathname, etagOf(page)),
      status: page?.status ?? 200,
    }
    const answer = isCopied && (await pageAnswer(request, asked, headers))
    if (answer) return answer
    if (isCopied) forgetName(headers)
    headers.set('content-security-policy', isData ? DATA_POLICY : unknownPagePolicy)
  }
  // Whether there will be a picture is not known before it is drawn: its route says what holds of its answer.
  if (page?.isCompressed) for (const name of OF_THE_PAGE) headers.delete(name)
  if (page?.status) return NextResponse.rewrite(request.nextUrl, { status: page.status, headers })
  return page?.servedAt
    ? NextResponse.rewrite(new URL(page.servedAt, request.url), { headers })
    : NextResponse.next({ headers })
}

async function missing(request: NextRequest): Promise<Response> {
  // Soon there may be a page.
  const headers = new Headers({ 'cache-control': REVALIDATED })
  const name = notFoundName()
  if (isOwnRequest(request)) {
    markAnswer(headers, name)
  } else {
    isolate(request, headers)
    const asked = { path: NOWHERE, name, nameNow: notFoundName, status: 404 }
    const answer = wantsHtml(request) && (await pageAnswer(request, asked, headers))
    if (answer) return answer
    headers.set('content-security-policy', unknownPagePolicy)
  }
  return NextResponse.rewrite(new URL(NOWHERE, request.url), { headers })
}

/** A page for those who do not ask for HTML has another policy: whoever keeps both must not take one for the other. */
function etagWithoutHtml(etag: string): string {
  return etag.replace(/"$/, '-plain"')
}

/** `If-Modified-Since` is for those who know no ETag (RFC 9110, 13.1.3). */
function isKnown(request: NextRequest, etag: string, lastModified: Date): boolean {
  const known = request.headers.get('if-none-match')
  if (known !== null) return known.split(',').some((tag) => tag.trim() === etag)
  const since = Date.parse(request.headers.get('if-modified-since') ?? '')
  return Math.floor(lastModified.getTime() / 1000) * 1000 <= since
}

/** The router of Next.js asks for its own form of a page at the same address, and so does whoever draws none. */
function wantsHtml(request: NextRequest): boolean {
  const isHtml = request.headers.get('accept')?.includes('text/html') === true
  return isHtml && process.env.NODE_ENV === 'production'
}

/** Parts the page from windows of other sites; but not from the Studio, which opens previews in windows. */
function isolate(request: NextRequest, headers: Headers): void {
  if (!request.cookies.has(PREVIEW_COOKIE)) headers.set('cross-origin-opener-policy', 'same-origin')
}

/** That of Next.js's draft mode. */
const PREVIEW_COOKIE = '__prerender_bypass'

export const config = {
  // Everything but what is no content of an editor's: scripts and styles, the API, the service worker, and the icons of app/.
  matcher: [
    '/((?!_next/|api/|healthz$|readyz$|sw\\.js$|robots\\.txt$|favicon\\.ico$|icon\\.svg$|apple-icon\\.png$).*)',
  ],
}
