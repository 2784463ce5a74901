/** Writes an amount in major units, with the currency's own number of decimals when `currency` (ISO 4217) is given. */
export function formatAmount(amount: unknown, currency?: string): string | undefined {
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return undefined
  if (!currency) return amount.toFixed(2)
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount)
  } catch {
    // A currency code that is being typed is not a valid one yet.
    return amount.toFixed(2)
  }
}

/** Writes where several prices begin: one amount when they agree. */
export function formatLowestPrice(
  prices: readonly unknown[],
  currency?: string,
): string | undefined {
  const amounts = prices.filter((price): price is number => Number.isFinite(price))
  if (!amounts.length) return undefined
  const lowest = formatAmount(Math.min(...amounts), currency)
  return new Set(amounts).size === 1 ? lowest : `From ${lowest}`
}
