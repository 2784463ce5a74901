import { indexHref } from './href-for.ts'

export const POSTS_PER_PAGE = 12
export const PRODUCTS_PER_PAGE = 24

export interface Pagination {
  readonly page: number
  readonly pages: number
  readonly previousHref: string | null
  readonly nextHref: string | null
}

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
  const pages = Math.max(1, Math.ceil(total / perPage))
  if (!Number.isInteger(page) || page < 1 || page > pages) return null
  return {
    page,
    pages,
    previousHref: page > 1 ? indexHref(index, page - 1) : null,
    nextHref: page < pages ? indexHref(index, page + 1) : null,
  }
}
