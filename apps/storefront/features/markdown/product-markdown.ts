import { variantHref } from '@vitrine/content/routes/variant-href'
import type {
  IngredientView,
  ProductPageView,
  SupplementFactsView,
} from '@vitrine/content/views/product-page'
import type { SettingsView } from '@vitrine/content/views/settings'
import type { VariantView } from '@vitrine/content/views/variant'
import type { BlockContent } from 'mdast'
import { absoluteUrl } from '@/content/absolute-url'
import { format, t } from '@/locale/messages'
import { offerText } from '@/locale/offer-text'
import { faqTree } from './faq-tree'
import { heading, image, lines, link, list, type Piece, paragraph, strong, table } from './nodes'
import { portableTextTree } from './portable-text-tree'
import { writeMarkdown } from './write-markdown'

const AMOUNT = { maximumFractionDigits: 2 } as const
const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const

/** A product as Markdown: what its page says, with each variant's price and stock as they are now. */
export function productMarkdown(product: ProductPageView, settings: SettingsView): string {
  const { supplementFacts: facts, href } = product
  const { productDisclosure: disclosure, disclaimer } = settings
  const kicker = [product.brand, ...product.categories.map(({ title }) => title)]
  return writeMarkdown([
    heading(1, product.name),
    ...(product.tagline ? [paragraph(...lines(product.tagline))] : []),
    ...(kicker.some(Boolean) ? [paragraph(kicker.filter(Boolean).join(' · '))] : []),
    paragraph(link(href, [absoluteUrl(href)])),
    ...product.gallery.map((picture) => paragraph(image(picture))),
    ...offers(product, settings.currency),
    ...(disclosure ? [paragraph(...lines(disclosure))] : []),
    ...section(
      t('product.about'),
      portableTextTree(product.description, { base: absoluteUrl(href) }),
    ),
    ...section(t('product.ingredients'), ingredients(product.ingredients)),
    ...(facts && facts.rows.length > 0 ? factsTree(facts) : []),
    ...section(t('product.directions'), words(product.directions)),
    ...section(t('product.warnings'), words(product.warnings)),
    ...section(t('product.faq'), faqTree(product.faq)),
    ...section(
      t('product.mentions'),
      product.mentions.length === 0
        ? []
        : [list(product.mentions.map((post) => [link(post.href, [post.title])]))],
    ),
    ...words(disclaimer),
  ])
}

function offers({ variants, purchase }: ProductPageView, currency: string): BlockContent[] {
  if (variants.length === 0) return [paragraph(t('product.price.unknown'))]
  const line = (variant: VariantView): Piece[] => {
    const offer = offerText({ ...variant, highestPrice: variant.price }, currency)
    const isSold = purchase && variant.stock !== 'outOfStock'
    return [
      variant.name && `${variant.name}: `,
      isSold ? `${offer} · ` : offer,
      isSold
        ? link(variantHref(purchase, variant), [purchase.label ?? t('product.buy.now')])
        : null,
    ]
  }
  return [list(variants.map(line)), ...(purchase ? [] : [paragraph(t('product.buy.notSold'))])]
}

function section(title: string, content: readonly BlockContent[]): BlockContent[] {
  return content.length === 0 ? [] : [heading(2, title), ...content]
}

function words(value: string | null): BlockContent[] {
  return value ? [paragraph(...lines(value))] : []
}

function ingredients(all: readonly IngredientView[]): BlockContent[] {
  if (all.length === 0) return []
  return [
    list(
      all.map(({ name, form, purpose }) => [
        strong(name),
        form && ` (${form})`,
        purpose && `: ${purpose}`,
      ]),
    ),
  ]
}

function factsTree({
  servingSize,
  servingsPerContainer,
  rows,
}: SupplementFactsView): BlockContent[] {
  const head = ['nutrient', 'perServing', 'dailyValue'] as const
  return [
    heading(2, t('product.facts.title')),
    list([
      servingSize ? [`${t('product.facts.servingSize')}: ${servingSize}`] : null,
      servingsPerContainer === null
        ? null
        : [
            `${t('product.facts.servingsPerContainer')}: ${format.number(servingsPerContainer, AMOUNT)}`,
          ],
    ]),
    table(
      head.map((name) => t(`product.facts.${name}`)),
      rows.map(({ nutrient, amount, unit, dailyValue }) => [
        nutrient,
        [amount !== null && format.number(amount, AMOUNT), unit].filter(Boolean).join(' '),
        dailyValue === null ? '†' : format.number(dailyValue / 100, PERCENT),
      ]),
    ),
    ...(rows.some(({ dailyValue }) => dailyValue === null)
      ? [paragraph(`† ${t('product.facts.noDailyValue')}`)]
      : []),
  ]
}
