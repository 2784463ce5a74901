import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { slugParam } from '@/content/slug-param'
import { readMarkdown } from '@/features/markdown/read-markdown'

type Context = RouteContext<'/markdown/[index]/[slug]'>

/** A page as Markdown. Reached through the proxy only, at the page's address with `.md` behind it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  await connection()
  return (await readMarkdown((await params).index, await slugParam(params))) ?? notFound()
}
