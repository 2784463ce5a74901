import 'server-only'
import { searchHref } from '@vitrine/content/routes/href-for'
import { readQuestion } from '@vitrine/content/search/question'
import { MAX_QUERY_LENGTH } from '@vitrine/content/search/search-terms'
import type { ImageView } from '@vitrine/content/views/image'
import type { InstantSearchView } from '@vitrine/content/views/search'
import { isContentUnavailable } from '@/content/cache/content-unavailable-error'
import { imageProps } from '@/content/image-props'
import { findInstantly, suggestionFor } from '@/content/load-search'
import { loadSettings } from '@/content/load-settings'
import { t } from '@/locale/messages'
import { priceText } from '@/locale/offer-text'
import { clientOf } from '@/server/client-address'
import { refuse } from '@/server/refuse'
import { RETRY_SOON } from '@/server/retry-after'
import { secondsToWait } from '@/server/seconds-to-wait'
import type { InstantAnswer, InstantResult } from './instant-answer'
import { searchLimits } from './search-limits'

const NO_STORE = { 'cache-control': 'no-store' }

/** Answers `/api/search?q=`: 200 with an `InstantAnswer`, 400, 429 or 503 with what is the matter as `error`. */
export async function answerSearch(
  request: Request,
  { instant } = searchLimits(),
): Promise<Response> {
  const question = readQuestion(new URL(request.url).searchParams.get('q'))
  if (question.kind === 'tooLong')
    return refuse(400, `The parameter q is longer than ${MAX_QUERY_LENGTH} characters.`)
  if (question.kind !== 'question')
    return refuse(400, 'The parameter q is missing: it says what to search for.')
  const wait = await secondsToWait(instant, clientOf(request.headers))
  if (wait !== null)
    return refuse(
      429,
      'This is too often. The header Retry-After says in how many seconds to ask.',
      {
        'retry-after': String(wait),
      },
    )
  try {
    return Response.json(await answerTo(question.query), { headers: NO_STORE })
  } catch (error) {
    if (!isContentUnavailable(error)) throw error
    return refuse(503, 'Nothing can be searched just now.', RETRY_SOON)
  }
}

async function answerTo(query: string): Promise<InstantAnswer> {
  const [{ total, posts, products }, { currency }] = await Promise.all([
    findInstantly(query),
    loadSettings(),
  ])
  return {
    query,
    total,
    count: t('search.count', { count: total, query }),
    href: searchHref(query),
    posts: posts.map(postResult),
    products: products.map((product) => productResult(product, currency)),
    suggestion: total > 0 ? null : await suggestionFor(query),
  }
}

function postResult({ post, title }: InstantSearchView['posts'][number]): InstantResult {
  return {
    id: post._id,
    href: post.href,
    title,
    note: post.categories[0]?.title ?? null,
    image: thumbnail(post.coverImage),
  }
}

function productResult(
  { product, title }: InstantSearchView['products'][number],
  currency: string,
): InstantResult {
  return {
    id: product._id,
    href: product.href,
    title,
    note: product.offer && priceText(product.offer, currency),
    image: thumbnail(product.image),
  }
}

function thumbnail(image: ImageView | null): InstantResult['image'] {
  if (!image) return null
  const { src, srcSet } = imageProps(image, { widths: [56, 112, 168], aspectRatio: 1 })
  return { src, srcSet }
}
