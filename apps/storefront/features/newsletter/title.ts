import 'server-only'
import type { SettingsView } from '@vitrine/content/views/settings'
import { t } from '@/locale/messages'

/** What the newsletter is called: by the editors, or after the site. */
export function newsletterTitle(settings: SettingsView): string {
  return settings.newsletter?.title ?? t('newsletter.title', { site: settings.title })
}
