import { searchHref } from '@vitrine/content/routes/href-for'
import type { Question } from '@vitrine/content/search/question'
import { MAX_QUERY_LENGTH } from '@vitrine/content/search/search-terms'
import type { SearchGuideView } from '@vitrine/content/views/search'
import type { SettingsView } from '@vitrine/content/views/settings'
import type { FoundPage } from '@/content/load-search'
import { t } from '@/locale/messages'
import { EmptyState } from '@/ui/empty-state'
import { PaginationNav } from '@/ui/pagination-nav'
import { SearchGuide } from './search-guide'
import { SearchResult } from './search-result'

interface SearchPageProps {
  readonly question: Question
  /** Null where nothing was asked that can be, or where it cannot be answered now. */
  readonly found: FoundPage | null
  /** What leads on; null where something was found, or where that cannot be read now. */
  readonly guide: SearchGuideView | null
  readonly suggestion: string | null
  readonly settings: SettingsView
}

/** Asks what to look for, and shows what was found. */
export function SearchPage({ question, found, guide, suggestion, settings }: SearchPageProps) {
  const query = question.kind === 'question' ? question.query : ''
  return (
    <div className="page-width pt-10 md:pt-16">
      <header className="pb-8 md:pb-10">
        <h1 className="text-display">{t('search.heading')}</h1>
        <search>
          <form action="/search" className="search-form mt-8">
            <input
              name="q"
              type="search"
              enterKeyHint="search"
              defaultValue={query}
              key={query}
              maxLength={MAX_QUERY_LENGTH}
              placeholder={t('search.placeholder')}
              aria-label={t('search.label')}
              autoComplete="off"
            />
            <button type="submit" className="button">
              {t('search.submit')}
            </button>
          </form>
        </search>
        {found && (
          <p role="status" className="mt-5 text-soft">
            {t('search.count', { count: found.total, query })}
          </p>
        )}
        {suggestion && (
          <p className="mt-2 font-text text-lede">
            {t.rich('search.suggestion', {
              link: () => (
                <a href={searchHref(suggestion)} className="text-link">
                  {suggestion}
                </a>
              ),
            })}
          </p>
        )}
      </header>
      {question.kind === 'tooLong' && (
        <EmptyState title={t('search.tooLong.title')}>
          <p>{t('search.tooLong.text', { limit: MAX_QUERY_LENGTH })}</p>
        </EmptyState>
      )}
      {question.kind === 'question' && !found && (
        <EmptyState title={t('search.unavailable.title')}>
          <p>{t('search.unavailable.text')}</p>
        </EmptyState>
      )}
      {found && found.total === 0 && (
        <EmptyState title={t('search.nothing.title')}>
          <p>{t('search.nothing.text')}</p>
        </EmptyState>
      )}
      {found && found.total > 0 && (
        <>
          <ol className="border-ink border-t">
            {found.results.map((result) => (
              <li key={result.id} className="border-rule border-b py-6">
                <SearchResult result={result} currency={settings.currency} />
              </li>
            ))}
          </ol>
          <PaginationNav pagination={found.pagination} label={t('search.pages')} />
        </>
      )}
      {guide && <SearchGuide guide={guide} />}
    </div>
  )
}
