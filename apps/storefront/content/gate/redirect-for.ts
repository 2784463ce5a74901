import 'server-only'
import type { RedirectView } from '@vitrine/content/views/redirect'
import { readContent } from '../content'
import { log } from '../log'
import { requests } from '../requests'
import { source } from '../source'
import { pageRoute } from './page-route'

/** Readers are sent on at most this often; what takes longer is taken for a circle. */
const MAX_HOPS = 8

/** The redirect that editors made for a path, unless following it would never end. */
export async function redirectFor(pathname: string): Promise<RedirectView | null> {
  const first = await redirectOf(pathname)
  let next = first
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const path = next && pathHere(next.destination)
    if (!path || (path !== pathname && (await pageRoute(path)?.exists()))) return first
    next = await redirectOf(path)
  }
  if (next && first) log.warn('redirect.circle', { document: first._id, path: pathname })
  return next ? null : first
}

/** Editors write a path in its letters or as it stands in an address. */
async function redirectOf(pathname: string): Promise<RedirectView | null> {
  const letters = decoded(pathname)
  return (
    (await readContent(requests.redirect(letters))) ??
    (letters === pathname ? null : await readContent(requests.redirect(pathname)))
  )
}

/** The path of an address of this site; null for one elsewhere. */
function pathHere(destination: string): string | null {
  const { origin, pathname } = new URL(destination, source.siteUrl)
  return origin === new URL(source.siteUrl).origin ? pathname : null
}

function decoded(pathname: string): string {
  try {
    return decodeURI(pathname)
  } catch {
    return pathname
  }
}
