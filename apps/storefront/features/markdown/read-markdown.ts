import { readContent, readSettings } from '@/content/content'
import { requests } from '@/content/requests'
import { articleMarkdown } from './article-markdown'
import { markdownResponse } from './markdown-response'
import { productMarkdown } from './product-markdown'

/** The Markdown of the article or product below an index, `blog` or `products`; null when there is none. */
export async function readMarkdown(index: string, slug: string): Promise<Response | null> {
  if (index === 'blog') {
    const [post, settings] = await Promise.all([readContent(requests.post(slug)), readSettings()])
    return post && markdownResponse(articleMarkdown(post, settings), post)
  }
  if (index !== 'products') return null
  const request = requests.product(slug)
  const [product, settings] = await Promise.all([readContent(request), readSettings()])
  return product && markdownResponse(productMarkdown(product, settings), product)
}
