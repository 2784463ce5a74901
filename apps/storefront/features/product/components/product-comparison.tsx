import type { ComparedProductView } from '@vitrine/content/views/product-card'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { format, t } from '@/locale/messages'
import { PictureOrWell } from '@/ui/picture-or-well'
import { Price } from '@/ui/price'
import { StockNote } from '@/ui/stock-note'

interface ProductComparisonProps {
  readonly title: string | null
  readonly products: readonly ComparedProductView[]
  readonly currency: string
}

interface Row {
  readonly name: string
  readonly cell: (product: ComparedProductView) => ReactNode
}

/** Two to four products side by side. On a phone the columns slide and the names of the rows stay. */
export function ProductComparison({ title, products, currency }: ProductComparisonProps) {
  const rows: readonly Row[] = [
    {
      name: t('product.comparison.price'),
      cell: ({ offer }) => offer && <Price {...offer} currency={currency} />,
    },
    {
      name: t('product.comparison.stock'),
      cell: ({ offer }) => offer && <StockNote stock={offer.stock} />,
    },
    {
      name: t('product.comparison.contains'),
      cell: ({ ingredients }) => ingredients.map(ingredientLine),
    },
    { name: t('product.comparison.serving'), cell: ({ servingSize }) => servingSize },
    {
      name: t('product.comparison.servings'),
      cell: ({ servingsPerContainer }) =>
        servingsPerContainer === null ? null : format.number(servingsPerContainer),
    },
  ]
  const known = rows.map(({ name, cell }) => ({ name, cells: products.map(cell) }))
  const filled = known.filter(({ cells }) => cells.some(isFilled))
  return (
    <section aria-label={title ?? t('product.comparison.label')} className="prose-block comparison">
      <table>
        {title && (
          <caption className="pb-4 text-start font-display text-item tracking-[-0.012em]">
            {title}
          </caption>
        )}
        <thead>
          <tr>
            <td />
            {products.map((product) => (
              <th key={product._id} scope="col">
                <PictureOrWell
                  image={product.image}
                  ratio={1}
                  widths={[160, 240, 320, 480]}
                  sizes="10rem"
                  alt=""
                />
                <Link href={product.href} className="text-link mt-3 inline-block font-semibold">
                  {product.name}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {filled.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={products[index]?._id}>{isFilled(cell) ? cell : '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ingredientLine({ _key, name, form }: ComparedProductView['ingredients'][number]) {
  return (
    <span key={_key} className="block">
      {name}
      {form && <span className="text-soft"> ({form})</span>}
    </span>
  )
}

function isFilled(cell: ReactNode): boolean {
  return Array.isArray(cell) ? cell.length > 0 : cell !== null && cell !== undefined
}
