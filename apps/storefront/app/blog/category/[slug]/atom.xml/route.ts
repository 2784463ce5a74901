import { slugParam } from '@/content/slug-param'
import { categoryFeed } from '@/features/feed/feed-response'

type Context = RouteContext<'/blog/category/[slug]/atom.xml'>

/** The articles of a category as Atom. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return categoryFeed('atom', await slugParam(params))
}
