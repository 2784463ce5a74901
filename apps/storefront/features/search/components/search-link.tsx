import { t } from '@/locale/messages'
import { SearchIcon } from './search-icon'
import { SearchOpener } from './search-opener'

/** Stands where the dialog puts its button: a character that no message holds. */
const GAP = '\uFFFC'

/** Leads to the search page; where scripts run, it opens the search dialog instead. */
export function SearchLink() {
  const [before = '', after = ''] = t.markup('search.suggestion', { link: () => GAP }).split(GAP)
  return (
    <SearchOpener
      words={{
        label: t('search.label'),
        placeholder: t('search.placeholder'),
        close: t('search.dialog.close'),
        hint: t('search.dialog.hint'),
        loading: t('search.dialog.loading'),
        failed: t('search.dialog.failed'),
        busy: t('search.dialog.busy'),
        retry: t('search.dialog.retry'),
        posts: t('search.dialog.posts'),
        products: t('search.dialog.products'),
        found: t('search.dialog.found'),
        all: t('search.dialog.all'),
        suggestion: [before, after],
        slash: t('search.dialog.slash'),
      }}
    >
      <span className="sr-only">{t('search.dialog.open')}</span>
      <SearchIcon className="size-5" />
    </SearchOpener>
  )
}
