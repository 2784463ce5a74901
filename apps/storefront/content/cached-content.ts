import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { pageTag } from './cache/page-cache'
import { readContent } from './content'
import type { ContentView, KindName } from './kinds'
import type { KindRequest } from './requests'

/** The least that a browser may keep a page it has prefetched. */
const STALE_SECONDS = 30
const YEAR_SECONDS = 365 * 24 * 3600

/**
 * Reads content for a page. For use inside a `'use cache'` function only: the page is then kept until the
 * content cache finds that the content has changed.
 */
export async function cachedContent<Name extends KindName>(
  request: KindRequest<Name>,
): Promise<ContentView<Name> | null> {
  cacheLife({ stale: STALE_SECONDS, revalidate: YEAR_SECONDS, expire: YEAR_SECONDS })
  cacheTag(pageTag(request.key))
  return readContent(request)
}
