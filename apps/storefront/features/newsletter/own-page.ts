import 'server-only'
import { LRUCache } from 'lru-cache'
import { source } from '@/content/source'
import { PLAIN_PAGE } from '@/fallback/plain-page'
import { withoutScripts } from '@/fallback/without-scripts'
import { securePage } from '@/security/secure-page'
import { askForPage, ownOrigin } from '@/server/self-request'

/** A flood of forms that are refused renders nothing. */
const KEPT_MS = 2_000

const pages = new LRUCache<string, ReturnType<typeof securePage>>({ max: 20, ttl: KEPT_MS })

/**
 * Answers with a page of this site, at another address than its own and with another status: what a page component
 * cannot set. Without the page's scripts.
 * @param fill changes the page before it is sent
 */
export async function answerWithPage(
  path: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  fill: (html: string) => string = (html) => html,
): Promise<Response> {
  const page = pages.get(path) ?? securePage(await ownPage(path))
  pages.set(path, page)
  return new Response(fill(page.html), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': page.policy,
      'cache-control': 'no-store',
      ...headers,
    },
  })
}

async function ownPage(path: string): Promise<string> {
  try {
    const url = `${ownOrigin() ?? source.siteUrl}${path}`
    const response = await askForPage(url, new Headers({ accept: '*/*' }))
    return withoutScripts(await response.text())
  } catch {
    return PLAIN_PAGE
  }
}
