import { t } from '@/locale/messages'
import { StatePage } from '@/ui/state-page'
import { RetryLink } from './retry-link'

/** What is shown in place of a page to who asks for it too often. Needs no content itself. */
export function BusyPage() {
  return (
    <StatePage
      kicker={t('errors.busy.title')}
      title={t('errors.busy.heading')}
      actions={<RetryLink>{t('errors.busy.retry')}</RetryLink>}
    >
      <p>{t('errors.busy.text')}</p>
    </StatePage>
  )
}
