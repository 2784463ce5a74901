import 'server-only'
import { type NextRequest, NextResponse } from 'next/server'
import { failedResponse } from '@/fallback/failed-response'
import { log } from '@/server/log'
import { chooseEncoding } from './encoding'
import { isKept, keepCopy } from './page-copies'
import { type ServedPage, servedPage } from './served-page'

/** What is asked of Next.js. */
export interface AskedPage {
  readonly path: string
  /** The name that a copy of it is kept under; null while none may be kept. */
  readonly name: string | null
  /** The same, as its content stands when this is called. */
  nameNow(): string | null
  /** How it is answered when it is what its name says. */
  readonly status: number
}

interface Served {
  readonly page: ServedPage
  /** Whether it is what its name says. */
  readonly isNamed: boolean
}

/** The pages that are being asked for or kept, by name: a page that many open at once is asked for once. */
const underWay = new Map<string, Promise<Served | null>>()

/**
 * Answers with the copy that is kept of a page, or with what Next.js serves at its path, of which a copy is kept from
 * then on; nothing is kept without a name. Null when this server does not reach itself.
 * @param headers what the answer carries too, but for the ETag of a page that it is not
 */
export async function pageAnswer(
  request: NextRequest,
  asked: AskedPage,
  headers: Headers,
): Promise<Response | null> {
  const { name } = asked
  if (name && isKept(name)) {
    const coding = chooseEncoding(request.headers.get('accept-encoding')) ?? 'identity'
    return NextResponse.rewrite(new URL(`/copy/${coding}/${name}`, request.url), { headers })
  }
  const served =
    (name && (await named(request, asked, name))) || (await unnamed(request, asked, name))
  if (!served) return null
  const { page, isNamed } = served
  const isHtmlAsked = request.headers.get('accept')?.includes('text/html')
  if (page.status >= 500 && isHtmlAsked) return failedResponse()
  const all = new Headers(headers)
  for (const [key, value] of Object.entries(page.headers)) all.set(key, value)
  if (!isNamed) forgetName(all)
  return new Response(page.body, { status: page.status, headers: all })
}

/** Of an answer that is not what its name says: nobody is to keep it, or to be told later that it still holds. */
export function forgetName(headers: Headers): void {
  headers.delete('etag')
  headers.delete('last-modified')
  headers.set('cache-control', 'no-store')
}

function named(request: NextRequest, asked: AskedPage, name: string): Promise<Served | null> {
  const known = underWay.get(name)
  if (known) return known
  const served = reached(request, asked.path, name).then(
    // Its content may have changed before Next.js read it.
    (page) => page && { page, isNamed: page.status === asked.status && asked.nameNow() === name },
  )
  underWay.set(name, served)
  void served
    .then((found) => (found?.isNamed ? keepCopy(name, found.page) : undefined))
    .catch((error) => log.error('page.copy', { path: asked.path, error: String(error) }))
    .finally(() => underWay.delete(name))
  return served
}

/** What a reader gets who is not to be told a name: the page had none, or has another by now. */
async function unnamed(
  request: NextRequest,
  { path }: AskedPage,
  name: string | null,
): Promise<Served | null> {
  const page = await reached(request, path, null)
  return page && { page, isNamed: name === null && page.status < 500 }
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
