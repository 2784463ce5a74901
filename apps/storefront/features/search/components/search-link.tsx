import { t } from '@/locale/messages'
import { SearchIcon } from './search-icon'
import { SearchOpener } from './search-opener'

/** Leads to the search page; where scripts run, it opens the search dialog instead. */
export function SearchLink() {
  return (
    <SearchOpener
      words={{
        label: t('search.label'),
        placeholder: t('search.placeholder'),
        close: t('search.dialog.close'),
        hint: t('search.dialog.hint'),
        loading: t('search.dialog.loading'),
        failed: t('search.dialog.failed'),
        retry: t('search.dialog.retry'),
        posts: t('search.dialog.posts'),
        products: t('search.dialog.products'),
        found: t('search.dialog.found'),
        all: t('search.dialog.all'),
        didYouMean: t('search.dialog.didYouMean'),
        slash: t('search.dialog.slash'),
      }}
    >
      <span className="sr-only">{t('search.dialog.open')}</span>
      <SearchIcon className="size-5" />
    </SearchOpener>
  )
}
