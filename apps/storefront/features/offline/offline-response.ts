import 'server-only'
import { offlinePage } from './offline-page'

/** What a browser keeps for when it cannot reach the site; null in development. */
export function offlineResponse(): Response | null {
  const page = offlinePage()
  if (!page) return null
  return new Response(page.html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': page.policy,
      'cache-control': 'public, max-age=0, must-revalidate',
      'x-robots-tag': 'noindex, nofollow',
    },
  })
}
