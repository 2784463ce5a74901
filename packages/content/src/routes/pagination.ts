import { indexHref, searchHref } from './href-for.ts'

export const POSTS_PER_PAGE = 12
export const PRODUCTS_PER_PAGE = 24

export interface Pagination {
  readonly page: number
  readonly pages: number
  readonly previousHref: string | null
  readonly nextHref: string | null
}

/** A search shows no more pages than this: who looks further asks otherwise. */
const MAX_SEARCH_PAGES = 50
export const RESULTS_PER_PAGE = 12

/**
 * The place of one page in a paginated index; null when the index has no such page.
 * @param index path of the first page
 */
export function paginate(
  index: string,
  page: number,
  total: number,
  perPage: number,
): Pagination | null {
  return placeOf(page, Math.ceil(total / perPage), (number) => indexHref(index, number))
}

/** The place of one page in what was found for a query; null when there is no such page. */
export function paginateSearch(query: string, page: number, total: number): Pagination | null {
  const pages = Math.min(MAX_SEARCH_PAGES, Math.ceil(total / RESULTS_PER_PAGE))
  return placeOf(page, pages, (number) => searchHref(query, number))
}

function placeOf(
  page: number,
  atLeast: number,
  hrefOf: (page: number) => string,
): Pagination | null {
  const pages = Math.max(1, atLeast)
  if (!Number.isInteger(page) || page < 1 || page > pages) return null
  return {
    page,
    pages,
    previousHref: page > 1 ? hrefOf(page - 1) : null,
    nextHref: page < pages ? hrefOf(page + 1) : null,
  }
}
