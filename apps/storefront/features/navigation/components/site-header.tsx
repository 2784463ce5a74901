import type { SettingsView } from '@vitrine/content/views/settings'
import { SearchLink } from '@/features/search/components/search-link'
import { t } from '@/locale/messages'
import { SmartLink } from '@/ui/smart-link'
import { navigationLinks } from './navigation-links'
import { PhoneMenu } from './phone-menu'
import { ThemeToggle } from './theme-toggle'
import { Wordmark } from './wordmark'

/** Wordmark, main menu, search and theme toggle. */
export function SiteHeader({ settings }: { settings: SettingsView }) {
  const links = navigationLinks(settings)
  return (
    <header className="no-print border-rule border-b">
      <div className="page-width flex min-h-18 flex-wrap items-center justify-between gap-2 sm:gap-6 lg:min-h-24">
        <Wordmark title={settings.title} className="text-[1.625rem] lg:text-[2.125rem]" />
        <div className="flex items-center sm:gap-2">
          <nav aria-label={t('navigation.main')} className="hidden lg:block">
            <ul className="flex gap-8 pe-4">
              {links.map((link) => (
                <li key={link._key}>
                  <SmartLink
                    href={link.href}
                    className="title-link inline-block py-2 font-semibold"
                  >
                    {link.label}
                  </SmartLink>
                </li>
              ))}
            </ul>
          </nav>
          <SearchLink />
          <ThemeToggle />
          <PhoneMenu title={settings.title} links={links} />
        </div>
      </div>
    </header>
  )
}
