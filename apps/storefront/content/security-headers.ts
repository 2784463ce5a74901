/** Headers of every answer. Only the Studio may frame the site: it shows pages beside their documents. */
export function securityHeaders(environment: Readonly<Record<string, string | undefined>>) {
  const studioOrigin = new URL(environment.SANITY_STUDIO_URL || 'http://localhost:3333').origin
  return [
    { key: 'X-Content-Type-Options', value: 'nosniff' },
    { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    {
      key: 'Content-Security-Policy',
      value: `frame-ancestors 'self' ${studioOrigin}; base-uri 'self'; object-src 'none'; form-action 'self'`,
    },
    { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  ]
}
