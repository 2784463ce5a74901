import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { locale } from '@/locale/locale'
import { t } from '@/locale/messages'
import { securePage } from '@/security/secure-page'
import { buildFolder } from './prerendered'
import { withoutScripts } from './without-scripts'

const RETRY_AFTER_SECONDS = 5

const PLAIN_PAGE = `<!doctype html><html lang="${locale.tag}" dir="${locale.direction}"><meta charset="utf-8">
<title>${t('errors.unavailable.title')}</title><p>${t('errors.unavailable.plain')}</p>`

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
