import type { MenuLinkView } from '@vitrine/content/views/link'
import type { SettingsView } from '@vitrine/content/views/settings'
import { t } from '@/locale/messages'

const HOUSE_LINKS: readonly MenuLinkView[] = [
  { _key: 'journal', label: t('navigation.journal'), href: '/blog' },
  { _key: 'shop', label: t('navigation.shop'), href: '/products' },
]

/** The main menu: the editor's, or journal and shop while there is none. */
export function navigationLinks(settings: SettingsView): readonly MenuLinkView[] {
  return settings.navigation.length > 0 ? settings.navigation : HOUSE_LINKS
}
