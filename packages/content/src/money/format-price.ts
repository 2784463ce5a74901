const formatters = new Map<string, Intl.NumberFormat>()

/** Writes an amount in major units of an ISO 4217 currency as readers of a locale (BCP 47) expect it. */
export function formatPrice(amount: number, currency: string, locale: string): string {
  const key = `${locale} ${currency}`
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, { style: 'currency', currency })
    formatters.set(key, formatter)
  }
  return formatter.format(amount)
}
