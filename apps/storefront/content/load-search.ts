import 'server-only'
import { type Pagination, paginateSearch } from '@vitrine/content/routes/pagination'
import type { Question } from '@vitrine/content/search/question'
import { searchTerms } from '@vitrine/content/search/search-terms'
import { suggestQuery } from '@vitrine/content/search/suggest-query'
import {
  guideVocabulary,
  type InstantSearchView,
  type SearchGuideView,
  type SearchPageView,
} from '@vitrine/content/views/search'
import { isContentUnavailable } from './cache/content-unavailable-error'
import { readContent } from './content'
import { requests } from './requests'

const EMPTY_GUIDE: SearchGuideView = { subjects: [], newest: [], texts: [] }

/** One page of what is found for a question. */
export interface FoundPage extends SearchPageView {
  readonly pagination: Pagination
}

/** One page of what is found; null when there is no such page. What is found nowhere has one page. */
export async function findPage({
  query,
  page,
}: Extract<Question, { kind: 'question' }>): Promise<FoundPage | null> {
  const found = isWordless(query) ? null : await readContent(requests.search(query, page))
  const { total, results } = found ?? { total: 0, results: [] }
  const pagination = paginateSearch(query, page, total)
  return pagination && { total, results, pagination }
}

/** What fits a question best, of each kind. */
export async function findInstantly(query: string): Promise<InstantSearchView> {
  const found = isWordless(query) ? null : await readContent(requests.instantSearch(query))
  return found ?? { total: 0, posts: [], products: [] }
}

/** What leads on from a search without question or answer; null when it cannot be read now. */
export async function loadSearchGuide(): Promise<SearchGuideView | null> {
  const guide = await unlessUnavailable(readContent(requests.searchGuide()))
  return guide === undefined ? null : (guide ?? EMPTY_GUIDE)
}

/** The same question in another spelling that finds something; null when there is none, or none can be looked for now. */
export async function suggestionFor(query: string): Promise<string | null> {
  const guide = await loadSearchGuide()
  const suggestion = guide && suggestQuery(query, guideVocabulary(guide))
  if (!suggestion) return null
  const found = await unlessUnavailable(findInstantly(suggestion))
  return found && found.total > 0 ? suggestion : null
}

/** What was read, or undefined when it cannot be now: no page is lost for want of what it can do without. */
export async function unlessUnavailable<Content>(
  content: Promise<Content>,
): Promise<Content | undefined> {
  try {
    return await content
  } catch (error) {
    if (isContentUnavailable(error)) return undefined
    throw error
  }
}

/** Signs alone: `text::query()` would take them for a question after everything. */
function isWordless(query: string): boolean {
  return searchTerms(query).length === 0
}
