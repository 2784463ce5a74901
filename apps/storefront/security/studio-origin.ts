/** Origin of the Studio; only it may frame the site: it shows pages beside their documents. */
export function studioOrigin(environment: Readonly<Record<string, string | undefined>>): string {
  return new URL(environment.SANITY_STUDIO_URL || 'http://localhost:3333').origin
}
