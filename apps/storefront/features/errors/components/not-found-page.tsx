import type { SettingsView } from '@vitrine/content/views/settings'
import Link from 'next/link'
import { t } from '@/locale/messages'
import { StatePage } from '@/ui/state-page'

/** What an address without a page shows. */
export function NotFoundPage({ settings }: { settings: SettingsView }) {
  return (
    <StatePage
      kicker={t('errors.notFound.kicker')}
      title={t('errors.notFound.heading')}
      actions={
        <>
          <Link href="/blog" className="button">
            {t('navigation.readJournal')}
          </Link>
          <Link href="/products" className="button button-plain">
            {t('navigation.seeShop')}
          </Link>
        </>
      }
    >
      <p>{t('errors.notFound.text', { site: settings.title })}</p>
    </StatePage>
  )
}
