import { emptyHomePage } from '@vitrine/content/views/home-page'
import { readContent, readSettings } from '@/content/content'
import type { KindName } from '@/content/kinds'
import { requests } from '@/content/requests'
import type { Card } from './card'
import {
  authorCard,
  builderPageCard,
  categoryCard,
  homeCard,
  journalCard,
  postCard,
  productCard,
  shopCard,
  tagCard,
} from './page-cards'

/** The card of the page that shows content of this kind, and of this slug where there are many; null without one. */
export async function readCard(kind: string, slug: string): Promise<Card | null> {
  const settings = await readSettings()
  switch (kind as KindName) {
    case 'home':
      return homeCard((await readContent(requests.home())) ?? emptyHomePage, settings)
    case 'posts':
      return journalCard(settings)
    case 'products':
      return shopCard(settings)
    case 'post': {
      const post = await readContent(requests.post(slug))
      return post && postCard(post, settings)
    }
    case 'product': {
      const product = await readContent(requests.product(slug))
      return product && productCard(product, settings)
    }
    case 'page': {
      const page = await readContent(requests.page(slug))
      return page && builderPageCard(page, settings)
    }
    case 'category': {
      const category = await readContent(requests.category(slug, 1))
      return category?.href ? categoryCard({ ...category, href: category.href }, settings) : null
    }
    case 'author': {
      const author = await readContent(requests.author(slug, 1))
      return author?.href ? authorCard({ ...author, href: author.href }, settings) : null
    }
    case 'tag': {
      const tag = await readContent(requests.tag(slug, 1))
      return tag && tagCard(tag, settings)
    }
    default:
      return null
  }
}
