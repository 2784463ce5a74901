import { connection } from 'next/server'
import { readContent, readSettings } from '@/content/content'
import { requests } from '@/content/requests'
import { llmsTxt } from '@/features/markdown/llms-txt'

/** What there is to read as Markdown, for machines (llmstxt.org). */
export async function GET(): Promise<Response> {
  await connection()
  const [directory, settings] = await Promise.all([
    readContent(requests.directory()),
    readSettings(),
  ])
  const body = llmsTxt(directory ?? { posts: [], products: [] }, settings)
  return new Response(body, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
