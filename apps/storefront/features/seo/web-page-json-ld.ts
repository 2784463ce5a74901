import { absoluteUrl } from '@/content/absolute-url'
import { locale } from '@/locale/locale'
import { breadcrumbId } from './breadcrumb-json-ld'
import { websiteId } from './website-json-ld'

interface WebPage {
  /** The most fitting of https://schema.org/WebPage and the types below it. */
  readonly type: 'AboutPage' | 'CollectionPage' | 'ItemPage' | 'ProfilePage' | 'WebPage'
  /** Path of the page. */
  readonly href: string
  readonly name: string
  readonly description?: string | null
}

/** schema.org WebPage: a page of the site by its address, and the way to it, which is a node of the same graph. */
export function webPageJsonLd({ type, href, name, description }: WebPage): object {
  const url = absoluteUrl(href)
  return {
    '@type': type,
    '@id': url,
    url,
    name,
    description: description ?? undefined,
    inLanguage: locale.tag,
    isPartOf: { '@id': websiteId() },
    breadcrumb: { '@id': breadcrumbId(href) },
  }
}
