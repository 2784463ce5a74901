import { securePage } from '@/security/secure-page'
import { type BuiltPage, builtPage } from './built-page'
import { PLAIN_PAGE } from './plain-page'

const pages = new Map<string, BuiltPage>()

/**
 * Answers with a page that the build rendered, which costs no rendering and no content; nobody keeps it.
 * @param name of the page below app/error
 * @param retryAfter when to ask again, in seconds; null when nobody knows
 */
export function builtResponse(
  name: 'busy' | 'failed' | 'unavailable',
  status: number,
  retryAfter: number | null,
): Response {
  const page = pages.get(name) ?? builtPage(`/error/${name}`) ?? securePage(PLAIN_PAGE)
  pages.set(name, page)
  return new Response(page.html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': page.policy,
      'cache-control': 'no-store',
      ...(retryAfter !== null && { 'retry-after': String(retryAfter) }),
    },
  })
}
