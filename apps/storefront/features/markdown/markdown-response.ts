import type { SeoView } from '@vitrine/content/views/seo'
import { absoluteUrl } from '@/content/absolute-url'

/** The Markdown of a page, which tells search engines that the page is what to list, if anything. */
export function markdownResponse(body: string, page: { href: string; seo: SeoView }): Response {
  const headers = new Headers({
    'content-type': 'text/markdown; charset=utf-8',
    link: `<${absoluteUrl(page.href)}>; rel="canonical"`,
  })
  if (page.seo?.noIndex) headers.set('x-robots-tag', 'noindex')
  return new Response(body, { headers })
}
