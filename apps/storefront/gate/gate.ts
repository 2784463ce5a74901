import 'server-only'
import { isContentUnavailable } from '@/content/cache/content-unavailable-error'
import { pagesOfBuildStand } from '@/content/cache/page-cache'
import { PATIENCE_MS, within } from '@/content/cache/patience'
import { content } from '@/content/content'
import { requests } from '@/content/requests'
import { prerenderedPaths } from '@/server/build'
import { contentKeys, etagOf } from './page-etag'
import { type PageRoute, pageRoute } from './page-route'
import { redirectFor } from './redirect-for'

export type Verdict =
  | { kind: 'pass'; etag: string | null; lastModified: Date | null; page: PageRoute | null }
  | { kind: 'missing' }
  | { kind: 'moved'; to: string; permanent: boolean }
  | { kind: 'unavailable' }

const PASS: Verdict = { kind: 'pass', etag: null, lastModified: null, page: null }

/**
 * Decides what a request for a page gets before Next.js is asked for it, because once it has begun to answer,
 * the status is settled. It also brings the page's content up to date, so that Next.js renders the page again
 * if and only if something in it has changed.
 */
export async function gate(
  pathname: string,
  params: URLSearchParams = new URLSearchParams(),
): Promise<Verdict> {
  const route = pageRoute(pathname, params)
  if (!route) return await elsewhere(pathname).catch(unavailable)
  const keys = contentKeys(route)
  const stands = () => prerenderedPaths().has(pathname) && pagesOfBuildStand(keys)
  const current = verdictOn(route, pathname)
  try {
    return (stands() ? await within(PATIENCE_MS, current) : await current) ?? PASS
  } catch (error) {
    const verdict = unavailable(error)
    return stands() ? PASS : verdict
  }
}

async function verdictOn(route: PageRoute, pathname: string): Promise<Verdict> {
  const [exists] = await Promise.all([route.exists(), content().read(requests.settings())])
  if (!exists) return route.otherwise ? verdictOn(route.otherwise, pathname) : elsewhere(pathname)
  const etag = etagOf(route)
  const lastModified = etag === null ? null : lastChange(contentKeys(route))
  return { kind: 'pass', etag, lastModified, page: route }
}

/** When this server first had the youngest part of this content. */
function lastChange(keys: readonly string[]): Date {
  return new Date(Math.max(...keys.map((key) => content().version(key)?.since ?? Date.now())))
}

async function elsewhere(pathname: string): Promise<Verdict> {
  const redirect = await redirectFor(pathname)
  return redirect
    ? { kind: 'moved', to: redirect.destination, permanent: redirect.permanent }
    : { kind: 'missing' }
}

function unavailable(error: unknown): Verdict {
  if (!isContentUnavailable(error)) throw error
  return { kind: 'unavailable' }
}
