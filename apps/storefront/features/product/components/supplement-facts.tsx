import type { SupplementFactsView } from '@vitrine/content/views/product-page'
import { format, t } from '@/locale/messages'

const AMOUNT = { maximumFractionDigits: 2 } as const
const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const

/** The facts label: servings, then nutrients with their share of a day's value. */
export function SupplementFacts({ facts }: { facts: SupplementFactsView }) {
  const { servingSize, servingsPerContainer, rows } = facts
  const unknownValues = rows.some((row) => row.dailyValue === null)
  return (
    <div className="facts">
      <h2 className="font-interface font-semibold text-section">{t('product.facts.title')}</h2>
      <dl className="mt-2 mb-2 text-small">
        {servingSize && (
          <div className="flex justify-between gap-4">
            <dt>{t('product.facts.servingSize')}</dt>
            <dd>{servingSize}</dd>
          </div>
        )}
        {servingsPerContainer !== null && (
          <div className="flex justify-between gap-4">
            <dt>{t('product.facts.servingsPerContainer')}</dt>
            <dd className="figures-table">{format.number(servingsPerContainer, AMOUNT)}</dd>
          </div>
        )}
      </dl>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t('product.facts.nutrient')}</span>
            </th>
            <th scope="col">{t('product.facts.perServing')}</th>
            <th scope="col">
              <abbr title={t('product.facts.dailyValueInFull')} className="no-underline">
                {t('product.facts.dailyValue')}
              </abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row._key}>
              <th scope="row">{row.nutrient}</th>
              <td>
                {row.amount !== null && format.number(row.amount, AMOUNT)} {row.unit}
              </td>
              <td>
                {row.dailyValue === null ? '†' : format.number(row.dailyValue / 100, PERCENT)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {unknownValues && (
        <p className="mt-3 text-fine text-soft">† {t('product.facts.noDailyValue')}</p>
      )}
    </div>
  )
}
