import 'server-only'
import {
  type Pagination,
  POSTS_PER_PAGE,
  PRODUCTS_PER_PAGE,
  paginate,
} from '@vitrine/content/routes/pagination'
import type { BuilderPageView } from '@vitrine/content/views/builder-page'
import { emptyHomePage, type HomePageView } from '@vitrine/content/views/home-page'
import type { PostCardView } from '@vitrine/content/views/post-card'
import type { PostPageView } from '@vitrine/content/views/post-page'
import type { ProductCardView } from '@vitrine/content/views/product-card'
import type { ProductPageView } from '@vitrine/content/views/product-page'
import { cachedContent } from './cached-content'
import { requests } from './requests'

/** The front page; an empty one while the dataset has none. */
export async function loadHome(): Promise<HomePageView> {
  'use cache'
  return (await cachedContent(requests.home())) ?? emptyHomePage
}

/** One page of the journal; null when it has no such page. An empty journal has one. */
export async function loadPostIndex(
  page: number,
): Promise<{ posts: PostCardView[]; pagination: Pagination } | null> {
  'use cache'
  const index = await cachedContent(requests.posts(page))
  const pagination = paginate('/blog', page, index?.total ?? 0, POSTS_PER_PAGE)
  return pagination && { posts: index?.posts ?? [], pagination }
}

/** One page of the shop; null when it has no such page. An empty shop has one. */
export async function loadProductIndex(
  page: number,
): Promise<{ products: ProductCardView[]; pagination: Pagination } | null> {
  'use cache'
  const index = await cachedContent(requests.products(page))
  const pagination = paginate('/products', page, index?.total ?? 0, PRODUCTS_PER_PAGE)
  return pagination && { products: index?.products ?? [], pagination }
}

/** An article by its slug; null when there is none that may be read. */
export async function loadPost(slug: string): Promise<PostPageView | null> {
  'use cache'
  return cachedContent(requests.post(slug))
}

/** A product by its slug; null when there is none. */
export async function loadProduct(slug: string): Promise<ProductPageView | null> {
  'use cache'
  return cachedContent(requests.product(slug))
}

/** A page of the page builder by its slug; null when there is none. */
export async function loadPage(slug: string): Promise<BuilderPageView | null> {
  'use cache'
  return cachedContent(requests.page(slug))
}
