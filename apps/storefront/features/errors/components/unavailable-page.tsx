import { t } from '@/locale/messages'
import { StatePage } from '@/ui/state-page'
import { RetryLink } from './retry-link'

/** What a page shows while its content cannot be reached. Needs no content itself. */
export function UnavailablePage() {
  return (
    <StatePage
      kicker={t('errors.unavailable.title')}
      title={t('errors.unavailable.heading')}
      actions={<RetryLink>{t('errors.unavailable.retry')}</RetryLink>}
    >
      <p>{t('errors.unavailable.text')}</p>
    </StatePage>
  )
}
