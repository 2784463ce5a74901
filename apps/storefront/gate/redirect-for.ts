import 'server-only'
import { decoded } from '@vitrine/content/routes/decoded'
import type { RedirectView } from '@vitrine/content/views/redirect'
import { readContent } from '@/content/content'
import { requests } from '@/content/requests'
import { source } from '@/content/source'
import { log } from '@/server/log'
import { followRedirects } from './follow-redirects'
import { pageRoute } from './page-route'

/** Where the redirects that editors made for a path lead, unless following them would never end. */
export async function redirectFor(pathname: string): Promise<RedirectView | null> {
  return followRedirects(pathname, {
    redirectOf,
    pageExists: async (path) => (await pageRoute(path)?.exists()) ?? false,
    origin: new URL(source.siteUrl).origin,
    onCircle: (first, path) => log.warn('redirect.circle', { document: first._id, path }),
  })
}

/** Editors write a path in its letters or as it stands in an address. */
async function redirectOf(pathname: string): Promise<RedirectView | null> {
  const letters = decoded(pathname, decodeURI) ?? pathname
  return (
    (await readContent(requests.redirect(letters))) ??
    (letters === pathname ? null : await readContent(requests.redirect(pathname)))
  )
}
