import type { SupplementFactsView } from '@vitrine/content/views/product-page'

const amounts = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
const percents = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 0 })

/** The facts label: servings, then nutrients with their share of a day's value. */
export function SupplementFacts({ facts }: { facts: SupplementFactsView }) {
  const { servingSize, servingsPerContainer, rows } = facts
  const unknownValues = rows.some((row) => row.dailyValue === null)
  return (
    <div className="facts">
      <h2 className="font-semibold text-section">Supplement facts</h2>
      <dl className="mt-2 mb-2 text-small">
        {servingSize && (
          <div className="flex justify-between gap-4">
            <dt>Serving size</dt>
            <dd>{servingSize}</dd>
          </div>
        )}
        {servingsPerContainer !== null && (
          <div className="flex justify-between gap-4">
            <dt>Servings per container</dt>
            <dd className="figures-table">{amounts.format(servingsPerContainer)}</dd>
          </div>
        )}
      </dl>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Nutrient</span>
            </th>
            <th scope="col">Per serving</th>
            <th scope="col">
              <abbr title="Share of the daily value" className="no-underline">
                % daily value
              </abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row._key}>
              <th scope="row">{row.nutrient}</th>
              <td>
                {row.amount !== null && amounts.format(row.amount)} {row.unit}
              </td>
              <td>{row.dailyValue === null ? '†' : percents.format(row.dailyValue / 100)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {unknownValues && (
        <p className="mt-3 text-fine text-soft">† A daily value has not been established.</p>
      )}
    </div>
  )
}
