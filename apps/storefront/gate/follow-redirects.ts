import type { RedirectView } from '@vitrine/content/views/redirect'

/** Editors' redirects are followed at most this often; what takes longer is taken for a circle. */
const MAX_HOPS = 8

export interface RedirectSteps {
  /** The redirect that leads away from a path, if any. */
  redirectOf(path: string): Promise<RedirectView | null>
  /** Whether readers find a page at a path. */
  pageExists(path: string): Promise<boolean>
  /** The origin of this site. */
  readonly origin: string
  /** Told of a redirect that leads round in a circle. */
  onCircle(first: RedirectView, path: string): void
}

/**
 * Where a path leads in the end, in one step: readers of `/a` go straight to `/c` when `/a` leads to `/b` and `/b` to
 * `/c`. For good only if every step is. Null when nothing leads away from it, or only round in a circle.
 */
export async function followRedirects(
  pathname: string,
  steps: RedirectSteps,
): Promise<RedirectView | null> {
  const first = await steps.redirectOf(pathname)
  if (!first) return null
  let last = first
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const path = pathHere(last.destination, steps.origin)
    if (!path || (path !== pathname && (await steps.pageExists(path)))) return last
    const next = await steps.redirectOf(path)
    if (!next) return last
    last = { ...next, permanent: last.permanent && next.permanent }
  }
  steps.onCircle(first, pathname)
  return null
}

/** The path of an address of this site; null for one elsewhere. */
function pathHere(destination: string, origin: string): string | null {
  const url = new URL(destination, origin)
  return url.origin === origin ? url.pathname : null
}
