import 'server-only'
import { requests } from '@/content/requests'
import { pageEtag } from './page-etag'

/** The name that a copy of this page is kept under; null where none may be kept. */
export function copyName(pathname: string, etag: string | null): string | null {
  return etag && isCanonical(pathname) ? etag.replace(/^W\/|"/g, '') : null
}

/** The name of the not-found page, which is the same at all addresses. */
export function notFoundName(): string | null {
  return copyName('/', pageEtag([requests.settings().key], 'not-found'))
}

/** A path has many spellings (`%61` is `a`), and a page holds the one it was asked for by. */
function isCanonical(pathname: string): boolean {
  const segments = pathname.split('/')
  return (
    segments.map((segment) => encodeURIComponent(decodeURIComponent(segment))).join('/') ===
    pathname
  )
}
