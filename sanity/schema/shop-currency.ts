let known: string | undefined

/**
 * The currency that previews write prices in; undefined while it is not known. Previews are prepared outside
 * of React and from one document, so that what the settings say is left here for them by the Studio.
 */
export function shopCurrency(): string | undefined {
  return known
}

export function setShopCurrency(currency: string | undefined): void {
  known = currency
}
