import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { securePage } from '@/security/secure-page'
import { buildFolder } from '@/server/build'
import { PLAIN_PAGE } from './plain-page'
import { withoutScripts } from './without-scripts'

const pages = new Map<string, ReturnType<typeof securePage>>()

/**
 * Answers with a page that the build rendered, which costs no rendering and no content; nobody keeps it.
 * @param name of the page below app/error
 * @param retryAfter when to ask again, in seconds
 */
export function builtResponse(
  name: 'busy' | 'unavailable',
  status: number,
  retryAfter: number,
): Response {
  const page = pages.get(name) ?? securePage(readPage(name))
  pages.set(name, page)
  return new Response(page.html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': page.policy,
      'cache-control': 'no-store',
      'retry-after': String(retryAfter),
    },
  })
}

function readPage(name: string): string {
  try {
    const file = join(buildFolder(), `server/app/error/${name}.html`)
    return withoutScripts(readFileSync(file, 'utf8'))
  } catch {
    return PLAIN_PAGE
  }
}
