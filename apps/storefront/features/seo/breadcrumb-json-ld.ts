import { absoluteUrl } from '@/content/absolute-url'

/** One step of the way to a page. */
export interface Crumb {
  readonly name: string
  readonly href: string
}

/** schema.org BreadcrumbList: the way from the front page to a page. */
export function breadcrumbJsonLd(crumbs: readonly Crumb[]): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absoluteUrl(href),
    })),
  }
}
