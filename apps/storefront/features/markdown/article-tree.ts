import type { ArticleView } from '@vitrine/content/views/article'
import type { BodyBlockView, CitationView } from '@vitrine/content/views/body'
import { citationMarks } from '@vitrine/content/views/citation-marks'
import type { ProductCardView } from '@vitrine/content/views/product-card'
import { sellsProducts } from '@vitrine/content/views/sells-products'
import type { SettingsView } from '@vitrine/content/views/settings'
import type { Element, Properties } from 'hast'
import type { BlockContent, Break } from 'mdast'
import { absoluteUrl } from '@/content/absolute-url'
import { citationPieces } from '@/locale/citation-pieces'
import { t } from '@/locale/messages'
import { offerText } from '@/locale/offer-text'
import { comparisonTree } from './comparison-tree'
import { faqTree } from './faq-tree'
import {
  aside,
  heading,
  image,
  lines,
  link,
  list,
  type Piece,
  paragraph,
  strong,
  text,
} from './nodes'
import { portableTextTree } from './portable-text-tree'

type Block<Type extends BodyBlockView['_type']> = Extract<BodyBlockView, { _type: Type }>

const BREAK: Break = { type: 'break' }

/** The text of an article with all that stands in it and below it, for other readers than browsers. */
export function articleTree(article: ArticleView, settings: SettingsView): BlockContent[] {
  const marks = citationMarks(article.body, article.citations)
  const { currency, productDisclosure: disclosure, disclaimer } = settings
  const body = portableTextTree(article.body, {
    base: absoluteUrl(article.href),
    inline: (object) => {
      const mark = marks.byObject.get(object)
      return mark ? [{ type: 'text', value: `[${mark.number}]`, data: { hName: 'sup' } }] : []
    },
    block: (object) => {
      const block = article.body.find((candidate) => candidate === object)
      return block ? objectTree(block, currency) : []
    },
  })
  return [
    ...(disclosure && sellsProducts(article) ? [paragraph(...lines(disclosure))] : []),
    ...body,
    ...sources(article.citations),
    ...closingProducts(article.featuredProducts, currency),
    ...(disclaimer ? [paragraph(...lines(disclaimer))] : []),
  ]
}

function objectTree(block: BodyBlockView, currency: string): BlockContent[] {
  switch (block._type) {
    case 'figure':
      return figure(block)
    case 'callout':
      return callout(block)
    case 'productCard':
      return [aside(...productEntry(block.product, currency, block.note ?? block.product.tagline))]
    case 'productComparison':
      return comparisonTree(block.title, block.products, currency)
    case 'faq':
      return [...(block.title ? [heading(2, block.title)] : []), ...faqTree(block.items)]
    case 'block':
      return []
  }
}

function figure({ image: view, caption }: Block<'figure'>): BlockContent[] {
  const picture = image(view)
  const { url: src, alt, data } = picture
  const img = element('img', { src, alt: alt ?? '', ...data?.hProperties })
  return [
    {
      ...paragraph(
        picture,
        ...(caption ? [BREAK, { type: 'emphasis' as const, children: lines(caption) }] : []),
      ),
      data: {
        hName: 'figure',
        hChildren: caption ? [img, element('figcaption', {}, caption)] : [img],
      },
    },
  ]
}

function element(tagName: string, properties: Properties, words?: string): Element {
  return { type: 'element', tagName, properties, children: words ? [text(words)] : [] }
}

function callout({ tone, title, text: words }: Block<'callout'>): BlockContent[] {
  if (!title && !words) return []
  const kicker = t(`article.callout.${tone}`)
  return [
    aside(
      paragraph(strong(title ? `${kicker}: ${title}` : kicker)),
      ...(words ? [paragraph(...lines(words))] : []),
    ),
  ]
}

/** A product as it can be had now, with a word on it. */
function productEntry(
  product: ProductCardView,
  currency: string,
  note: string | null,
): BlockContent[] {
  return [
    paragraph(strong(link(product.href, [product.name])), ...offer(product, currency)),
    ...(note ? [paragraph(...lines(note))] : []),
  ]
}

function closingProducts(products: readonly ProductCardView[], currency: string): BlockContent[] {
  if (products.length === 0) return []
  return [
    heading(2, t('article.products.title')),
    list(
      products.map((product) => [link(product.href, [product.name]), ...offer(product, currency)]),
    ),
  ]
}

function offer(product: ProductCardView, currency: string): Piece[] {
  return product.offer ? [` · ${offerText(product.offer, currency)}`] : []
}

function sources(citations: readonly CitationView[]): BlockContent[] {
  if (citations.length === 0) return []
  return [heading(2, t('article.sources')), list(citations.map(citationLine), true)]
}

function citationLine(citation: CitationView): Piece[] {
  const { url } = citation
  return citationPieces(citation).map(({ part, text: words }): Piece => {
    if (part === 'publication') return { type: 'emphasis', children: lines(words) }
    return part === 'title' && url ? link(url, [words]) : words
  })
}
