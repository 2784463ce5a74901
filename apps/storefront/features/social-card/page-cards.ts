import type { AuthorPageView, CategoryPageView, TagPageView } from '@vitrine/content/views/archives'
import type { BuilderPageView } from '@vitrine/content/views/builder-page'
import type { HomePageView } from '@vitrine/content/views/home-page'
import type { PostPageView } from '@vitrine/content/views/post-page'
import type { ProductPageView } from '@vitrine/content/views/product-page'
import type { SettingsView } from '@vitrine/content/views/settings'
import { t } from '@/locale/messages'
import { priceText } from '@/locale/offer-text'
import type { Card } from './card'

const PLAIN = { kicker: null, line: null, image: null }

/** The card of the front page, with its lead story's picture. */
export function homeCard(home: HomePageView, settings: SettingsView): Card {
  return {
    ...PLAIN,
    href: '/',
    site: settings.title,
    title: home.title ?? settings.title,
    line: home.standfirst ?? settings.description,
    image: home.featuredPost?.coverImage ?? null,
  }
}

/** The card of an article. */
export function postCard(post: PostPageView, settings: SettingsView): Card {
  return {
    href: post.href,
    site: settings.title,
    kicker: post.categories[0]?.title ?? t('journal.title'),
    title: post.title,
    line: post.author ? t('article.by', { name: post.author.name }) : null,
    image: post.coverImage,
  }
}

/** The card of a product, with what it costs now. */
export function productCard(product: ProductPageView, settings: SettingsView): Card {
  return {
    href: product.href,
    site: settings.title,
    kicker: product.brand ?? t('shop.title'),
    title: product.name,
    line: product.offer && priceText(product.offer, settings.currency),
    image: product.gallery[0] ?? null,
  }
}

/** The card of the journal, of all its pages. */
export function journalCard(settings: SettingsView): Card {
  return { ...PLAIN, href: '/blog', site: settings.title, title: t('journal.heading') }
}

/** The card of the shop, of all its pages. */
export function shopCard(settings: SettingsView): Card {
  return { ...PLAIN, href: '/products', site: settings.title, title: t('shop.heading') }
}

/** The card of a page of the page builder. */
export function builderPageCard(page: BuilderPageView, settings: SettingsView): Card {
  return { ...PLAIN, href: page.href, site: settings.title, title: page.title }
}

type Archive<View> = View & { readonly href: string }

/** The card of a category, of all pages of its list. */
export function categoryCard(category: Archive<CategoryPageView>, settings: SettingsView): Card {
  const { href, title } = category
  return { ...PLAIN, href, site: settings.title, kicker: t('archive.category'), title }
}

/** The card of an author, of all pages of their list. */
export function authorCard(author: Archive<AuthorPageView>, settings: SettingsView): Card {
  return {
    href: author.href,
    site: settings.title,
    kicker: t('journal.title'),
    title: author.name,
    line: author.role,
    image: author.portrait,
  }
}

/** The card of a tag, of all pages of its list. */
export function tagCard({ href, tag }: TagPageView, settings: SettingsView): Card {
  return { ...PLAIN, href, site: settings.title, kicker: t('archive.tag'), title: tag }
}
