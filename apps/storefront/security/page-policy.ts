/** What of a page's own HTML a browser may run or apply: hash sources as a policy has them, `'sha256-…'`. */
export interface AllowedInline {
  readonly scripts: readonly string[]
  /** Of the values of `style` attributes. */
  readonly styles: readonly string[]
}

export interface PolicySettings {
  /** Public origin of the site. */
  readonly siteUrl: string
  /** Origin that pictures come from. */
  readonly imageHost: string
  /** Origin of the Studio, the only other site that may frame a page. */
  readonly studioOrigin: string
  /** `next dev` evaluates code, writes styles into the page and talks over a socket. */
  readonly isDevelopment: boolean
}

/** The `Content-Security-Policy` of an HTML page. */
export function pagePolicy(settings: PolicySettings, allowed: AllowedInline): string {
  const { imageHost, isDevelopment, siteUrl, studioOrigin } = settings
  const ifDevelopment = (...sources: string[]) => (isDevelopment ? sources : [])
  const scripts = isDevelopment ? ["'unsafe-inline'", "'unsafe-eval'"] : allowed.scripts
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...scripts],
    'script-src-attr': ["'none'"],
    'style-src': ["'self'", ...ifDevelopment("'unsafe-inline'")],
    'style-src-attr': isDevelopment ? ["'unsafe-inline'"] : attributes(allowed.styles),
    'img-src': ["'self'", 'data:', new URL(imageHost).origin],
    'font-src': ["'self'"],
    'worker-src': ["'self'"],
    'connect-src': ["'self'", ...ifDevelopment('ws:')],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'", studioOrigin],
    ...(siteUrl.startsWith('https:') && { 'upgrade-insecure-requests': [] }),
  }
  return Object.entries(directives)
    .map((directive) => directive.flat().join(' '))
    .join('; ')
}

/** Of what is no page: feeds, Markdown, pictures. Nothing in them may load, run or be framed. */
export const DATA_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

function attributes(hashes: readonly string[]): readonly string[] {
  return hashes.length > 0 ? ["'unsafe-hashes'", ...hashes] : ["'none'"]
}
