import { t } from '@/locale/messages'
import { StatePage } from '@/ui/state-page'

/** An empty address is that of the page asked for, with its query, which a form would drop. */
const SAME_PAGE = ''

/** What a page shows while its content cannot be reached. Needs no content itself. */
export function UnavailablePage() {
  return (
    <StatePage
      kicker={t('errors.unavailable.title')}
      title={t('errors.unavailable.heading')}
      actions={
        <a href={SAME_PAGE} className="button">
          {t('errors.unavailable.retry')}
        </a>
      }
    >
      <p>{t('errors.unavailable.text')}</p>
    </StatePage>
  )
}
