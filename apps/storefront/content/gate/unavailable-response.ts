import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { themeScript } from '@/ui/theme-script'
import { buildFolder } from './prerendered'

const RETRY_AFTER_SECONDS = 5

const PLAIN_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8">
<title>Back in a moment</title><p>This page cannot be shown just now. Please try again in a moment.</p>`

let page: string | undefined

/** The answer for a page whose content cannot be read now: status 503, and when to try again. */
export function unavailableResponse(): Response {
  page ??= readPage()
  return new Response(page, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': String(RETRY_AFTER_SECONDS),
    },
  })
}

/**
 * The page was rendered by the build, as app/error/unavailable. Its scripts would take the visitor's address
 * for that of the page they belong to, so it is shown without them; all but ours, which sets the theme.
 */
function readPage(): string {
  try {
    const file = join(buildFolder(), 'server/app/error/unavailable.html')
    return readFileSync(file, 'utf8')
      .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) =>
        script.includes(themeScript) ? script : '',
      )
      .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
  } catch {
    return PLAIN_PAGE
  }
}
