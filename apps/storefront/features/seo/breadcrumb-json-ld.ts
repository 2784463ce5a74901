import { absoluteUrl } from '@/content/absolute-url'

/** One step of the way to a page. */
export interface Crumb {
  readonly name: string
  readonly href: string
}

/** The node of the way to a page, by the page's path. */
export const breadcrumbId = (href: string): string => `${absoluteUrl(href)}#breadcrumb`

/** schema.org BreadcrumbList: the way from the front page to a page. */
export function breadcrumbJsonLd(href: string, crumbs: readonly Crumb[]): object {
  return {
    '@type': 'BreadcrumbList',
    '@id': breadcrumbId(href),
    itemListElement: crumbs.map((crumb, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: crumb.name,
      item: absoluteUrl(crumb.href),
    })),
  }
}
