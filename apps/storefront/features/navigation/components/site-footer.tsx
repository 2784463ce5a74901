import type { SettingsView } from '@vitrine/content/views/settings'
import { FooterSignUp } from '@/features/newsletter/components/footer-sign-up'
import { t } from '@/locale/messages'
import { SmartLink } from '@/ui/smart-link'
import { navigationLinks } from './navigation-links'
import { Wordmark } from './wordmark'

/** Who we are, where to go, and the words that health writing owes its readers. */
export function SiteFooter({ settings }: { settings: SettingsView }) {
  const columns = settings.footer?.columns.length
    ? settings.footer.columns
    : [{ _key: 'house', title: null, items: [...navigationLinks(settings)] }]
  return (
    <footer className="below-fold no-print mt-24 bg-moss text-on-moss md:mt-32">
      <div className="page-width grid gap-x-8 gap-y-12 py-14 md:grid-cols-12 md:py-20">
        <div className="md:col-span-5">
          <Wordmark title={settings.title} className="text-[2rem] [&_svg]:text-current" />
          {(settings.footer?.text ?? settings.description) && (
            <p className="mt-4 max-w-[26rem] font-text text-[1.1875rem] leading-7 opacity-85">
              {settings.footer?.text ?? settings.description}
            </p>
          )}
        </div>
        <nav
          aria-label={t('navigation.footer')}
          className="grid grid-cols-2 gap-x-6 gap-y-10 sm:grid-cols-3 md:col-span-7"
        >
          {columns.map((column) => (
            <div key={column._key}>
              {column.title && <h2 className="font-display text-minor">{column.title}</h2>}
              <ul className="mt-2">
                {column.items.map((item) => (
                  <li key={item._key}>
                    <SmartLink href={item.href} className="inline-block py-1.5 hover:underline">
                      {item.label}
                    </SmartLink>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
      <FooterSignUp settings={settings} />
      {(settings.disclaimer || settings.social.length > 0) && (
        <div className="page-width pb-10">
          <div className="flex flex-wrap justify-between gap-x-12 gap-y-6 border-current/25 border-t pt-6">
            {settings.disclaimer && (
              <p className="max-w-[44rem] text-fine opacity-85">{settings.disclaimer}</p>
            )}
            {settings.social.length > 0 && (
              <ul className="flex flex-wrap gap-x-6 gap-y-2 text-small">
                {settings.social.map((profile) => (
                  <li key={profile._key}>
                    <SmartLink
                      href={profile.url}
                      rel="me noopener"
                      className="inline-block py-1 hover:underline"
                    >
                      {profile.label}
                    </SmartLink>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </div>
      )}
    </footer>
  )
}
