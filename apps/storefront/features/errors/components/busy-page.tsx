import { t } from '@/locale/messages'
import { StatePage } from '@/ui/state-page'

/** An empty address is that of the page asked for, with its query, which a form would drop. */
const SAME_PAGE = ''

/** What is shown in place of a page to who asks for it too often. Needs no content itself. */
export function BusyPage() {
  return (
    <StatePage
      kicker={t('errors.busy.title')}
      title={t('errors.busy.heading')}
      actions={
        <a href={SAME_PAGE} className="button">
          {t('errors.busy.retry')}
        </a>
      }
    >
      <p>{t('errors.busy.text')}</p>
    </StatePage>
  )
}
