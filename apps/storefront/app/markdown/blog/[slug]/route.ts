import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { readContent, readSettings } from '@/content/content'
import { requests } from '@/content/requests'
import { slugParam } from '@/content/slug-param'
import { articleMarkdown } from '@/features/markdown/article-markdown'
import { markdownResponse } from '@/features/markdown/markdown-response'

type Context = RouteContext<'/markdown/blog/[slug]'>

/** An article as Markdown. Reached through the proxy only, at the article's address with `.md` behind it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  await connection()
  const request = requests.post(await slugParam(params))
  const [post, settings] = await Promise.all([readContent(request), readSettings()])
  if (!post) notFound()
  return markdownResponse(articleMarkdown(post, settings), post)
}
