import { emptyHomePage } from '@vitrine/content/views/home-page'
import { defaultSettings } from '@vitrine/content/views/settings'
import { readContent } from '@/content/content'
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

/**
 * The card of the page that shows content of this kind, and of this slug where there are many; null without one.
 * @param read how content is had: brought up to date, unless the caller has another way
 */
export async function readCard(
  kind: string,
  slug: string,
  read: typeof readContent = readContent,
): Promise<Card | null> {
  const settings = (await read(requests.settings())) ?? defaultSettings
  switch (kind as KindName) {
    case 'home':
      return homeCard((await read(requests.home())) ?? emptyHomePage, settings)
    case 'posts':
      return journalCard(settings)
    case 'products':
      return shopCard(settings)
    case 'post': {
      const post = await read(requests.post(slug))
      return post && postCard(post, settings)
    }
    case 'product': {
      const product = await read(requests.product(slug))
      return product && productCard(product, settings)
    }
    case 'page': {
      const page = await read(requests.page(slug))
      return page && builderPageCard(page, settings)
    }
    case 'category': {
      const category = await read(requests.category(slug, 1))
      return category?.href ? categoryCard({ ...category, href: category.href }, settings) : null
    }
    case 'author': {
      const author = await read(requests.author(slug, 1))
      return author?.href ? authorCard({ ...author, href: author.href }, settings) : null
    }
    case 'tag': {
      const tag = await read(requests.tag(slug, 1))
      return tag && tagCard(tag, settings)
    }
    default:
      return null
  }
}
