import type { BuilderPageView } from '@vitrine/content/views/builder-page'
import type { SettingsView } from '@vitrine/content/views/settings'
import { breadcrumbJsonLd } from './breadcrumb-json-ld'
import { graph } from './graph'
import { organizationId, organizationJsonLd } from './organization-json-ld'
import { webPageJsonLd } from './web-page-json-ld'
import { websiteJsonLd } from './website-json-ld'

/** Where sites say who they are. */
const ABOUT = '/about'

/** The graph of a page of the page builder; of the one about the site, with who is told of there. */
export function builderPageJsonLd(page: BuilderPageView, settings: SettingsView): object {
  const { href, title: name, seo } = page
  const description = seo?.description
  return graph(
    href === ABOUT
      ? {
          ...webPageJsonLd({ type: 'AboutPage', href, name, description }),
          mainEntity: { '@id': organizationId() },
        }
      : webPageJsonLd({ type: 'WebPage', href, name, description }),
    breadcrumbJsonLd(href, [
      { name: settings.title, href: '/' },
      { name, href },
    ]),
    websiteJsonLd(settings),
    organizationJsonLd(settings),
  )
}
