import 'server-only'
import { createHash } from 'node:crypto'
import { RENDER_GRACE_MS } from '@/content/cache/page-cache'
import { content } from '@/content/content'
import { requests } from '@/content/requests'
import { buildId } from '@/server/build'
import type { PageRoute } from './page-route'

/**
 * Names what a page shows by the build, the content that it is made from, and its form where there are others of
 * the same content. Null while that cannot be said: in development, without known content, and shortly after a
 * change, when a render of before may still be sent.
 */
export function pageEtag(keys: readonly string[], form = ''): string | null {
  const build = buildId()
  const hash = createHash('sha256').update(`${build} ${form}`)
  for (const key of keys) {
    const version = content().version(key)
    if (!version || Date.now() - version.since < 2 * RENDER_GRACE_MS) return null
    hash.update(`\n${key} ${version.hash}`)
  }
  return build ? `W/"${hash.digest('base64url').slice(0, 20)}"` : null
}

/** The keys of the content that a page is made from: its own, and the settings, which frame all pages. */
export function contentKeys({ request }: PageRoute): readonly string[] {
  return [requests.settings().key, request.key]
}

/** The ETag of a page as its content stands now; null, too, of what shows what was asked, or names itself. */
export function etagOf(page: PageRoute): string | null {
  return page.isDynamic || page.isCompressed ? null : pageEtag(contentKeys(page), page.form)
}
