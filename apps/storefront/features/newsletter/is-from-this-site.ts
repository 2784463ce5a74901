/**
 * Whether a request was sent by a page of this site. Browsers say so in `Sec-Fetch-Site`, those of before 2023
 * in `Origin`; what says neither is no browser's form.
 */
export function isFromThisSite(headers: Headers, siteUrl: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  return headers.get('origin') === new URL(siteUrl).origin
}
