import type { ComparedProductView } from '@vitrine/content/views/product-card'
import type { BlockContent } from 'mdast'
import { format, t } from '@/locale/messages'
import { priceText } from '@/locale/offer-text'
import { link, type Piece, paragraph, strong, table } from './nodes'

const NOTHING = '–'

/** Products side by side as a table; rows that say nothing of any of them are left out. */
export function comparisonTree(
  title: string | null,
  products: readonly ComparedProductView[],
  currency: string,
): BlockContent[] {
  const row = (
    name: string,
    cell: (product: ComparedProductView) => string | null | undefined,
  ) => ({
    name,
    cells: products.map(cell),
  })
  const rows = [
    row(t('product.comparison.price'), ({ offer }) => offer && priceText(offer, currency)),
    row(t('product.comparison.stock'), ({ offer }) =>
      offer?.stock ? t(`product.stock.${offer.stock}`) : null,
    ),
    row(t('product.comparison.contains'), ({ ingredients }) =>
      format.list(ingredients.map(({ name, form }) => (form ? `${name} (${form})` : name))),
    ),
    row(t('product.comparison.serving'), ({ servingSize }) => servingSize),
    row(t('product.comparison.servings'), ({ servingsPerContainer: servings }) =>
      servings === null ? null : format.number(servings),
    ),
  ]
  const filled = rows.filter(({ cells }) => cells.some(Boolean))
  const head: Piece[] = [null, ...products.map(({ href, name }) => link(href, [name]))]
  return [
    ...(title ? [paragraph(strong(title))] : []),
    table(
      head,
      filled.map(({ name, cells }) => [name, ...cells.map((cell) => cell || NOTHING)]),
    ),
  ]
}
