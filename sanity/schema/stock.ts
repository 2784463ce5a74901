/** The stock states of a variant, in the order the editor sees them. */
export const STOCK_STATES = [
  { value: 'inStock', title: 'In stock' },
  { value: 'lowStock', title: 'Few left' },
  { value: 'outOfStock', title: 'Out of stock' },
  { value: 'preorder', title: 'Pre-order' },
] as const

/** The words for a stock state, or nothing when it is not one. */
export function stockTitle(stock: unknown): string | undefined {
  return STOCK_STATES.find(({ value }) => value === stock)?.title
}

/** What is said of the variants that are worse off than the best, the worst first. */
const WORSE = [
  { value: 'outOfStock', words: 'out' },
  { value: 'lowStock', words: 'low' },
] as const

/**
 * The stock of a whole product: how its best variant can be had, and how many are worst off. Lists have room
 * for no more.
 */
export function stockSummary(stocks: readonly unknown[]): string | undefined {
  const known = stocks.filter((stock) => stockTitle(stock) !== undefined)
  const best = STOCK_STATES.map(({ value }) => value)
    .toSorted((a, b) => Number(a === 'outOfStock') - Number(b === 'outOfStock'))
    .find((value) => known.includes(value))
  const title = stockTitle(best)
  if (title === undefined) return undefined
  const worst = WORSE.find(({ value }) => value !== best && known.includes(value))
  if (!worst) return title
  const count = known.filter((stock) => stock === worst.value).length
  return `${title}, ${count} ${worst.words}`
}
