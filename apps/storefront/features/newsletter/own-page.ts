import 'server-only'
import { LRUCache } from 'lru-cache'
import { withoutScripts } from '@/content/gate/without-scripts'
import { source } from '@/content/source'
import { locale } from '@/locale/locale'
import { t } from '@/locale/messages'
import { securePage } from '@/security/secure-page'

/** A flood of forms that are refused renders nothing. */
const KEPT_MS = 2_000
const TIMEOUT_MS = 10_000

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

/** Asks this server itself, never the host that a request names. */
async function ownPage(path: string): Promise<string> {
  const { PORT } = process.env
  const origin = PORT ? `http://localhost:${PORT}` : source.siteUrl
  try {
    const response = await fetch(`${origin}${path}`, {
      headers: { accept: '*/*', 'accept-encoding': 'identity' },
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return withoutScripts(await response.text())
  } catch {
    return `<!doctype html><html lang="${locale.tag}" dir="${locale.direction}"><meta charset="utf-8">
<title>${t('errors.unavailable.title')}</title><p>${t('errors.unavailable.plain')}</p>`
  }
}
