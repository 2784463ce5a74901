import { t } from '@/locale/messages'
import { StatePage } from './state-page'

/** What a page shows while its content cannot be reached. Needs no content itself. */
export function UnavailablePage() {
  return (
    <StatePage
      kicker={t('errors.unavailable.title')}
      title={t('errors.unavailable.heading')}
      actions={
        // A form without an action asks for the same page anew.
        <form>
          <button type="submit" className="button">
            {t('errors.unavailable.retry')}
          </button>
        </form>
      }
    >
      <p>{t('errors.unavailable.text')}</p>
    </StatePage>
  )
}
