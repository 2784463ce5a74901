import type { ArticleView } from './article.ts'
import type { BodyBlockView } from './body.ts'

/** Whether an article leads to products, in its text or below it: its readers are told how we earn from that. */
export function sellsProducts({ body, featuredProducts }: ArticleView): boolean {
  return featuredProducts.length > 0 || body.some(isOfProducts)
}

function isOfProducts({ _type }: BodyBlockView): boolean {
  return _type === 'productCard' || _type === 'productComparison'
}
