import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { readContent, readSettings } from '@/content/content'
import { requests } from '@/content/requests'
import { slugParam } from '@/content/slug-param'
import { markdownResponse } from '@/features/markdown/markdown-response'
import { productMarkdown } from '@/features/markdown/product-markdown'

type Context = RouteContext<'/markdown/products/[slug]'>

/** A product as Markdown. Reached through the proxy only, at the product's address with `.md` behind it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  await connection()
  const request = requests.product(await slugParam(params))
  const [product, settings] = await Promise.all([readContent(request), readSettings()])
  if (!product) notFound()
  return markdownResponse(productMarkdown(product, settings), product)
}
