import { slugParam } from '@/content/slug-param'
import { categoryFeed } from '@/features/feed/feed-response'

type Context = RouteContext<'/blog/category/[slug]/feed.json'>

/** The articles of a category as JSON Feed. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return categoryFeed('json', await slugParam(params))
}
