import type { Verdict } from './verdict.ts'

const SCHEMES = new Set(['http:', 'https:', 'mailto:'])

/** Checks where a link may go: an http(s) or mailto address, or a path on this site when `allowPath`. */
export function checkLink(href: string | undefined, { allowPath = false } = {}): Verdict {
  if (!href) return true
  if (href !== href.trim()) return 'Remove the space before or after the address.'
  if (href.startsWith('/') && !href.startsWith('//')) {
    if (!allowPath) return 'Give the whole address, beginning with https://.'
    return /[\s\\]/.test(href) ? 'A path has no spaces or backslashes.' : true
  }
  if (!URL.canParse(href)) {
    const path = allowPath ? ', or a path on this site such as /blog' : ''
    return `This is not a whole address. Use one that begins with https://${path}.`
  }
  const url = new URL(href)
  if (!SCHEMES.has(url.protocol))
    return `Links may begin with https://, http:// or mailto: only, not “${url.protocol}”.`
  if (url.protocol === 'mailto:')
    return /^[^@\s%]+@[^@\s%]+\.[^@\s%]+$/.test(url.pathname)
      ? true
      : 'This e-mail address is not whole.'
  if (url.username || url.password) return 'Remove the user name or password from the address.'
  return true
}
