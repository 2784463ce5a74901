import { pageOfCard } from '@vitrine/content/routes/card-href'
import { decoded } from '@vitrine/content/routes/decoded'
import { feedFormatOf } from '@vitrine/content/routes/feed-href'
import { hrefFor } from '@vitrine/content/routes/href-for'
import { slugOfMarkdown } from '@vitrine/content/routes/markdown-href'
import { POSTS_PER_PAGE, PRODUCTS_PER_PAGE, paginate } from '@vitrine/content/routes/pagination'
import { readQuestion } from '@vitrine/content/search/question'
import { readContent } from '@/content/content'
import type { KindName } from '@/content/kinds'
import { findPage } from '@/content/load-search'
import { type KindRequest, requests } from '@/content/requests'
import { isNewsletterOffered } from '@/features/newsletter/is-newsletter-offered'
import { isNewsletterState } from '@/features/newsletter/newsletter-pages'
import { readSitemapParts, SITEMAP_INDEX } from '@/features/sitemap/sitemap'

/** A page of the site: the content it shows, and whether it exists as that content stands. */
export interface PageRoute {
  readonly request: KindRequest
  /** `read` is how content is had: brought up to date, unless the caller has another way. */
  exists(read?: typeof readContent): Promise<boolean>
  /** Tells what is shown here from other answers that are made of the same content. */
  readonly form?: string
  /** Whether that form is a page as well, which the router of Next.js asks for in its own way. */
  readonly isPage?: boolean
  /** The path that Next.js serves it at, where that is not its address. */
  readonly servedAt?: string
  /** Whether it is compressed as it is. */
  readonly isCompressed?: true
  /** Whether it shows what was asked of it, so that its content does not tell what it looks like. */
  readonly isDynamic?: true
  /** How it is answered, where that is not 200. */
  readonly status?: number
  /** What the address names when no such page exists. */
  readonly otherwise?: PageRoute
}

const CARD_KINDS: ReadonlySet<KindName> = new Set([
  'home',
  'posts',
  'products',
  'post',
  'product',
  'page',
  'category',
  'author',
  'tag',
])

/** The first page of an index is the index itself. */
const PAGE_NUMBER = /^(?:[2-9]|[1-9]\d{1,5})$/

/** Finds the page that a path names; null when the path belongs to no page of content. Only a search reads parameters. */
export function pageRoute(
  pathname: string,
  params: URLSearchParams = new URLSearchParams(),
): PageRoute | null {
  if (pathname === '/search') return searchRoute(params)
  const page = routeOf(pathname)
  const pictured = pageOfCard(pathname)
  const card = pictured && cardRoute(pictured)
  if (!card) return page
  return page ? { ...page, otherwise: card } : card
}

/** The picture that stands for the page at a path, for all pages of a list that of the first. */
function cardRoute(path: string): PageRoute | null {
  const page = routeOf(path)
  if (!page || page.form || pageOfCard(path) || !CARD_KINDS.has(page.request.kind)) return null
  const { kind, params } = page.request
  if (params.from) return null
  const { otherwise: _, ...itself } = page
  const slug = encodeURIComponent(String(params.slug ?? 'all'))
  return { ...itself, form: 'card', isCompressed: true, servedAt: `/card/${kind}/${slug}` }
}

function routeOf(pathname: string): PageRoute | null {
  const parts = segments(pathname)
  if (!parts || parts.length > 5) return null
  const [first, second, third] = parts
  if (first === undefined) return always(requests.home())
  if (pathname === '/sitemap.xml')
    return { ...always(requests.sitemap()), form: 'sitemap', servedAt: `/sitemap/${SITEMAP_INDEX}` }
  if (first === 'sitemap' && third === undefined) return sitemapFileRoute(second)
  if (pathname === '/llms.txt') return { ...always(requests.directory()), form: 'llms' }
  if (first === 'newsletter') return newsletterRoute(parts)
  const feed = first === 'blog' ? feedRoute(parts) : null
  if (feed) return feed
  if (first === 'blog' && parts.length > 2 && second !== 'page') return archiveRoute(parts)
  if (parts.length > 3) return null
  if (first === 'blog') return indexRoute(first, second, third)
  if (first === 'products') return indexRoute(first, second, third)
  return second === undefined ? found(requests.page(first)) : null
}

function indexRoute(
  index: 'blog' | 'products',
  second: string | undefined,
  third: string | undefined,
): PageRoute | null {
  if (second === undefined) return pageOfIndex(index, 1)
  if (third === undefined) return documentRoute(index, second)
  if (second !== 'page') return null
  return PAGE_NUMBER.test(third) ? pageOfIndex(index, Number(third)) : nowhere(index)
}

/** The page of a post or product, or else the Markdown of the one whose address this is with `.md` behind it. */
function documentRoute(index: 'blog' | 'products', slug: string): PageRoute {
  const requestFor = index === 'blog' ? requests.post : requests.product
  const page = found(requestFor(slug))
  const source = slugOfMarkdown(slug)
  const href = source && hrefFor({ _type: index === 'blog' ? 'post' : 'product', slug: source })
  if (!source || !href) return page
  const markdown = {
    ...found(requestFor(source)),
    form: 'markdown',
    servedAt: `/markdown${href}`,
  }
  return { ...page, otherwise: markdown }
}

/** A file of the sitemap; the path `/sitemap` by itself is that of a page. */
function sitemapFileRoute(file: string | undefined): PageRoute | null {
  if (file === undefined) return found(requests.page('sitemap'))
  const number = /^([1-9]\d{0,3})\.xml$/.exec(file)?.[1]
  if (!number) return null
  return {
    request: requests.sitemap(),
    form: `sitemap-${number}`,
    exists: async (read = readContent) => {
      const files = (await readSitemapParts(read)).length
      return files > 1 && Number(number) <= files
    },
  }
}

/** The feed of the journal or of one of its categories; null when the path names none. */
function feedRoute(parts: readonly string[]): PageRoute | null {
  const form = feedFormatOf(parts.at(-1))
  if (!form) return null
  if (parts.length === 2) return { ...always(requests.feed()), form }
  const [, name, slug] = parts
  if (parts.length !== 4 || name !== 'category' || !slug) return null
  return { ...found(requests.categoryFeed(slug)), form }
}

/** A page about the newsletter: all of them are made of the settings alone. */
function newsletterRoute([, state, ...more]: readonly string[]): PageRoute | null {
  const isKnown = more.length === 0 && (state === undefined || isNewsletterState(state))
  if (!isKnown) return null
  return {
    request: requests.settings(),
    exists: async () => isNewsletterOffered(),
    form: `newsletter ${state ?? ''}`,
    isPage: true,
  }
}

/** The lists of posts by what they have in common, by their name in the address. */
const ARCHIVES = new Map<
  string,
  (slug: string, page: number) => KindRequest<'category' | 'author' | 'tag'>
>([
  ['category', requests.category],
  ['author', requests.author],
  ['tag', requests.tag],
])

function archiveRoute([, name = '', slug = '', word, number]: string[]): PageRoute | null {
  const requestFor = ARCHIVES.get(name)
  if (!requestFor || (word !== undefined && (word !== 'page' || number === undefined))) return null
  const isNumber = number === undefined || PAGE_NUMBER.test(number)
  const page = number === undefined || !isNumber ? 1 : Number(number)
  const request = requestFor(slug, page)
  return {
    request,
    exists: async (read = readContent) => {
      const view = isNumber ? await read(request) : null
      return view?.href != null && paginate(view.href, page, view.total, POSTS_PER_PAGE) !== null
    },
  }
}

/** What is found for a question. A question that is none is answered by what leads on. */
function searchRoute(params: URLSearchParams): PageRoute {
  const question = readQuestion(params.get('q'), params.get('page'))
  const guide: PageRoute = { ...always(requests.searchGuide()), isDynamic: true }
  if (question.kind === 'noPage') return { ...guide, exists: async () => false }
  if (question.kind === 'tooLong') return { ...guide, status: 400 }
  if (question.kind === 'none') return guide
  return {
    request: requests.search(question.query, question.page),
    isDynamic: true,
    exists: async () => (await findPage(question)) !== null,
  }
}

function pageOfIndex(index: 'blog' | 'products', page: number): PageRoute {
  const request = index === 'blog' ? requests.posts(page) : requests.products(page)
  const perPage = index === 'blog' ? POSTS_PER_PAGE : PRODUCTS_PER_PAGE
  return {
    request,
    exists: async (read = readContent) => {
      const view = await read(request)
      return paginate(`/${index}`, page, view?.total ?? 0, perPage) !== null
    },
  }
}

function found(request: Parameters<typeof readContent>[0]): PageRoute {
  return { request, exists: async (read = readContent) => (await read(request)) !== null }
}

function nowhere(index: 'blog' | 'products'): PageRoute {
  return { ...pageOfIndex(index, 1), exists: async () => false }
}

function always(request: Parameters<typeof readContent>[0]): PageRoute {
  return { request, exists: (read = readContent) => read(request).then(() => true) }
}

function segments(pathname: string): string[] | null {
  const parts = pathname
    .split('/')
    .filter(Boolean)
    .map((part) => decoded(part))
  return parts.every((part) => part !== null) ? parts : null
}
