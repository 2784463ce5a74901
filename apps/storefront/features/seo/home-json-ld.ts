import type { SettingsView } from '@vitrine/content/views/settings'
import { graph } from './graph'
import { organizationJsonLd } from './organization-json-ld'
import { websiteJsonLd } from './website-json-ld'

/** The front page's graph: the site, and who publishes it. */
export function homeJsonLd(settings: SettingsView): object {
  return graph(websiteJsonLd(settings), organizationJsonLd(settings))
}
