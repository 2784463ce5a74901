import 'server-only'
import { createHash } from 'node:crypto'
import { offlinePage } from './offline-page'
import { FAREWELL_SCRIPT, workerScript } from './worker-script'

/** A worker may load from this site and do nothing else. */
const POLICY = "default-src 'none'; connect-src 'self'"

const STYLES = /<link\b[^>]*\brel="stylesheet"[^>]*>/g

/**
 * The service worker. With `SITE_OFFLINE_PAGE=off`, and where the build's page is not to be had, one that takes an
 * earlier one away.
 */
export function workerResponse(
  request: Request,
  environment: Readonly<Record<string, string | undefined>>,
): Response {
  const page = environment.SITE_OFFLINE_PAGE === 'off' ? null : offlinePage()
  const script = page
    ? workerScript({ version: hash(page.html), styles: stylesOf(page.html) })
    : FAREWELL_SCRIPT
  const etag = `"${hash(script)}"`
  const headers = {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': POLICY,
    etag,
  }
  return request.headers.get('if-none-match') === etag
    ? new Response(null, { status: 304, headers })
    : new Response(script, { headers })
}

/** Paths of the style sheets that a page names. */
function stylesOf(html: string): string[] {
  return [...html.matchAll(STYLES)].flatMap(([link]) => /\bhref="([^"]+)"/.exec(link)?.[1] ?? [])
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}
