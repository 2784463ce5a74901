import {
  POSTS_PER_PAGE,
  PRODUCTS_PER_PAGE,
  RESULTS_PER_PAGE,
} from '@vitrine/content/routes/pagination'
import { searchTerms, textQuery } from '@vitrine/content/search/search-terms'
import type { ContentRequest } from './cache/content-cache'
import type { KindName, QueryParams } from './kinds'

/** A request for content of one kind. */
export interface KindRequest<Name extends KindName = KindName> extends ContentRequest {
  readonly kind: Name
  readonly params: QueryParams
}

function request<Name extends KindName>(kind: Name, params: QueryParams = {}): KindRequest<Name> {
  return { kind, params, key: [kind, ...Object.values(params).map(encodeURIComponent)].join(':') }
}

function slice(page: number, perPage: number): QueryParams {
  return { from: (page - 1) * perPage, to: page * perPage }
}

/** Questions that ask for the same words are one. */
function asked(query: string): QueryParams {
  return { query: query.toLowerCase(), text: textQuery(searchTerms(query)) }
}

/** How many pages of each kind are made ready at build; the others when they are first asked for. */
const PRERENDERED_PER_KIND = 100

export const requests = {
  settings: () => request('settings'),
  home: () => request('home'),
  posts: (page: number) => request('posts', slice(page, POSTS_PER_PAGE)),
  products: (page: number) => request('products', slice(page, PRODUCTS_PER_PAGE)),
  post: (slug: string) => request('post', { slug }),
  product: (slug: string) => request('product', { slug }),
  category: (slug: string, page: number) =>
    request('category', { slug, ...slice(page, POSTS_PER_PAGE) }),
  author: (slug: string, page: number) =>
    request('author', { slug, ...slice(page, POSTS_PER_PAGE) }),
  tag: (slug: string, page: number) => request('tag', { slug, ...slice(page, POSTS_PER_PAGE) }),
  feed: () => request('feed'),
  categoryFeed: (slug: string) => request('categoryFeed', { slug }),
  directory: () => request('directory'),
  page: (slug: string) => request('page', { slug }),
  redirect: (path: string) => request('redirect', { path }),
  search: (query: string, page: number) =>
    request('search', { ...asked(query), ...slice(page, RESULTS_PER_PAGE) }),
  instantSearch: (query: string) => request('instantSearch', asked(query)),
  searchGuide: () => request('searchGuide'),
  slugs: () => request('slugs', { limit: PRERENDERED_PER_KIND }),
  sitemap: () => request('sitemap'),
}
