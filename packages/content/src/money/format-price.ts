const formatters = new Map<string, Intl.NumberFormat>()

/** Writes an amount in major units of an ISO 4217 currency the way readers of English expect. */
export function formatPrice(amount: number, currency: string): string {
  let formatter = formatters.get(currency)
  if (!formatter) {
    formatter = new Intl.NumberFormat('en-US', { style: 'currency', currency })
    formatters.set(currency, formatter)
  }
  return formatter.format(amount)
}
