import { slugParam } from '@/content/slug-param'
import { categoryFeed } from '@/features/feed/feed-response'

type Context = RouteContext<'/blog/category/[slug]/rss.xml'>

/** The articles of a category as RSS. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return categoryFeed('rss', await slugParam(params))
}
