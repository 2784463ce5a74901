import type { IncomingMessage } from 'node:http'

/**
 * Whether a page of this origin asks, or a program, which says nothing of pages. Browsers leave Origin out
 * of a GET only for a page's own server and for navigations; those are a page's wish, or another's.
 */
export function isAskedFrom(origin: string, { headers }: IncomingMessage): boolean {
  if (headers.origin !== undefined) return headers.origin === origin
  const site = headers['sec-fetch-site']
  return site === undefined || (site === 'same-origin' && headers['sec-fetch-mode'] !== 'navigate')
}
