import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { securePage } from '@/security/secure-page'
import { buildFolder } from '@/server/build'
import { PLAIN_PAGE } from './plain-page'
import { withoutScripts } from './without-scripts'

const RETRY_AFTER_SECONDS = 5

let page: ReturnType<typeof securePage> | undefined

/** The answer for a page whose content cannot be read now: status 503, and when to try again. */
export function unavailableResponse(): Response {
  page ??= securePage(readPage())
  return new Response(page.html, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': page.policy,
      'cache-control': 'no-store',
      'retry-after': String(RETRY_AFTER_SECONDS),
    },
  })
}

/** The page was rendered by the build, as app/error/unavailable. */
function readPage(): string {
  try {
    const file = join(buildFolder(), 'server/app/error/unavailable.html')
    return withoutScripts(readFileSync(file, 'utf8'))
  } catch {
    return PLAIN_PAGE
  }
}
