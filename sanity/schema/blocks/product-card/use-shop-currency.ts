import { useEffect, useState } from 'react'
import { useDocumentPreviewStore } from 'sanity'

const SETTINGS = { _type: 'reference', _ref: 'settings' }
const PATHS = ['currency']

function currencyOf(settings: unknown): string | undefined {
  if (typeof settings !== 'object' || settings === null || !('currency' in settings))
    return undefined
  return typeof settings.currency === 'string' ? settings.currency : undefined
}

/** The currency of the published settings, live; undefined while it is not known. */
export function useShopCurrency(): string | undefined {
  const previewStore = useDocumentPreviewStore()
  const [currency, setCurrency] = useState<string>()
  useEffect(() => {
    const subscription = previewStore.observePaths(SETTINGS, PATHS).subscribe((settings) => {
      setCurrency(currencyOf(settings))
    })
    return () => subscription.unsubscribe()
  }, [previewStore])
  return currency
}
