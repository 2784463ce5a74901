import { t } from '@/locale/messages'
import { StatePage } from '@/ui/state-page'
import { RetryLink } from './retry-link'

/** What a browser shows in place of a page while it cannot reach the site. `offlineScript` looks for its mark. */
export function OfflinePage() {
  return (
    <div data-offline="">
      <StatePage
        kicker={t('errors.offline.title')}
        title={t('errors.offline.heading')}
        actions={<RetryLink>{t('errors.offline.retry')}</RetryLink>}
      >
        <p>{t('errors.offline.text')}</p>
      </StatePage>
    </div>
  )
}
