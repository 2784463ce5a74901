import 'server-only'
import { LRUCache } from 'lru-cache'
import { source } from '@/content/source'
import { PLAIN_PAGE } from '@/fallback/plain-page'
import { withoutScripts } from '@/fallback/without-scripts'
import { securePage } from '@/security/secure-page'
import { askForPage, ownOrigin } from '@/server/self-request'

type OwnPage = ReturnType<typeof securePage>

/** A flood of forms that are refused renders nothing. */
const KEPT_MS = 2_000

/** By path. What is no such page, as it cannot be shown just now, is not kept. */
const pages = new LRUCache<string, OwnPage, number>({
  max: 20,
  ttl: KEPT_MS,
  fetchMethod: async (path, _, { context: status }) => {
    const url = `${ownOrigin() ?? source.siteUrl}${path}`
    const response = await askForPage(url, new Headers({ accept: '*/*' }))
    const html = await response.text()
    return response.ok || response.status === status ? securePage(withoutScripts(html)) : undefined
  },
})

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
  const kept = await pages.fetch(path, { context: status }).catch(() => undefined)
  const page = kept ?? securePage(PLAIN_PAGE)
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
