import { checkLink } from './link.ts'
import type { Verdict } from './verdict.ts'

/** A redirect as the dataset holds it. */
export interface Redirect {
  source?: string
  destination?: string
}

/** A path in the form in which two of them are compared: no trailing slash, query or fragment. */
export function normalizePath(path: string): string {
  const bare = path.trim().replace(/[?#].*$/s, '')
  return bare.replace(/\/+$/, '') || '/'
}

/** Checks the path that a redirect leads away from. */
export function checkRedirectSource(source: string | undefined): Verdict {
  if (!source) return true
  if (!source.startsWith('/') || source.startsWith('//'))
    return 'Begin with a single slash: a path on this site, such as /old-post.'
  if (/[\s\\]/.test(source)) return 'A path has no spaces or backslashes.'
  if (/[?#]/.test(source))
    return 'Leave out everything from “?” or “#” on: only the path is compared.'
  if (/[*:()]/.test(source)) return 'Patterns are not supported. Give one exact path.'
  const normal = normalizePath(source)
  if (normal === '/') return 'The home page cannot be redirected.'
  if (/^\/(?:_next|api)(?:\/|$)/.test(normal)) return 'The shop needs this path itself.'
  return source === normal ? true : `Leave out the slash at the end: ${normal}`
}

/** Checks where a redirect leads: a path on this site or an http(s) address. */
export function checkRedirectDestination(destination: string | undefined): Verdict {
  if (destination?.startsWith('mailto:'))
    return 'A redirect leads to a page, not to an e-mail address.'
  return checkLink(destination, { allowPath: true })
}

/** Checks a redirect against all others: no loop, and no second redirect from the same path. */
export function checkRedirectLoop(redirect: Redirect, others: readonly Redirect[]): Verdict {
  if (!redirect.source || !redirect.destination) return true
  const start = normalizePath(redirect.source)
  const bySource = new Map<string, string>()
  for (const { source, destination } of others)
    if (source && destination) bySource.set(normalizePath(source), destination)
  if (bySource.has(start)) return `Another redirect already leads away from ${start}.`

  const trail = [start]
  let next: string | undefined = redirect.destination
  while (next?.startsWith('/')) {
    const path = normalizePath(next)
    if (path === start) return `This would go in a circle: ${[...trail, path].join(' → ')}.`
    if (trail.includes(path)) return true
    trail.push(path)
    next = bySource.get(path)
  }
  return true
}

/** Advises to point straight at the end when the destination is itself redirected. */
export function checkRedirectChain(redirect: Redirect, others: readonly Redirect[]): Verdict {
  const { destination } = redirect
  if (!destination?.startsWith('/')) return true
  const path = normalizePath(destination)
  const onward = others.find(({ source }) => source && normalizePath(source) === path)
  return onward?.destination
    ? `${path} is itself redirected to ${onward.destination}. Point straight there.`
    : true
}
