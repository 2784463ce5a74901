const SAFE_PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/**
 * Accepts what an editor may put in an `href`: a path or fragment on this site, or an address with a
 * harmless protocol. Anything else (`javascript:`, `//elsewhere`) gives null.
 */
export function safeHref(href: string): string | null {
  const trimmed = href.trim()
  // Browsers take control characters out of an address before they read it: "/\t/elsewhere" is not a path.
  if (/\p{Control}/u.test(trimmed)) return null
  if (/^(\/(?![/\\])|#)/.test(trimmed)) return trimmed
  return URL.canParse(trimmed) && SAFE_PROTOCOLS.has(new URL(trimmed).protocol) ? trimmed : null
}
