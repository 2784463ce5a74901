import 'server-only'
import { decoded } from '@vitrine/content/routes/decoded'
import { requests } from '@/content/requests'
import { pageEtag } from './page-etag'

/** The name that a copy of this page is kept under; null where none may be kept. */
export function copyName(pathname: string, etag: string | null): string | null {
  return etag && isCanonical(pathname) ? nameOf(etag) : null
}

/** The name that a page of this ETag has among the copies. */
export function nameOf(etag: string): string {
  return etag.replace(/^W\/|"/g, '')
}

/** The name of the not-found page, which is the same at all addresses. */
export function notFoundName(): string | null {
  return copyName('/', pageEtag([requests.settings().key], 'not-found'))
}

/** A path has many spellings (`%61` is `a`), and a page holds the one it was asked for by. */
function isCanonical(pathname: string): boolean {
  const segments = pathname.split('/')
  return (
    segments.map((segment) => encodeURIComponent(decoded(segment) ?? '')).join('/') === pathname
  )
}
