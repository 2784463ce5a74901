import 'server-only'
import { type NextRequest, NextResponse } from 'next/server'
import { log } from '@/server/log'
import { chooseEncoding } from './encoding'
import { isKept, keepCopy } from './page-copies'
import { type ServedPage, servedPage } from './served-page'

/** The pages that are being asked for, by name: a page that many open at once is asked for once. */
const underWay = new Map<string, Promise<ServedPage | null>>()

/**
 * Answers with the copy that is kept under this name, or with what Next.js serves at this path, of which a copy is
 * kept from then on; nothing is kept without a name. Null when this server does not reach itself.
 */
export async function pageAnswer(
  request: NextRequest,
  path: string,
  name: string | null,
  headers: Headers,
): Promise<Response | null> {
  if (name && isKept(name)) {
    const coding = chooseEncoding(request.headers.get('accept-encoding')) ?? 'identity'
    return NextResponse.rewrite(new URL(`/copy/${coding}/${name}`, request.url), { headers })
  }
  const page =
    (name && (await namedPage(request, path, name))) || (await reached(request, path, null))
  if (!page) return null
  const all = new Headers(headers)
  for (const [key, value] of Object.entries(page.headers)) all.set(key, value)
  if (page.status >= 500) {
    // The name is that of the page, not of its failure.
    all.delete('etag')
    all.delete('last-modified')
    all.set('cache-control', 'no-store')
  }
  return new Response(page.body, { status: page.status, headers: all })
}

function namedPage(request: NextRequest, path: string, name: string) {
  const known = underWay.get(name)
  if (known) return known
  const page = reached(request, path, name).then((rendered) => {
    // A page that failed is not what its name says.
    if (rendered && rendered.status < 500) void keepCopy(name, rendered)
    return rendered
  })
  underWay.set(name, page)
  return page.finally(() => underWay.delete(name))
}

function reached(
  request: NextRequest,
  path: string,
  name: string | null,
): Promise<ServedPage | null> {
  return servedPage(request, path, name).catch((error) => {
    log.warn('page.unreachable', { path, error: String(error) })
    return null
  })
}
