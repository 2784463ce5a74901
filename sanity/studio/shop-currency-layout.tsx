import { useEffect, useState } from 'react'
import { type ActiveToolLayoutProps, LoadingBlock, useDocumentPreviewStore } from 'sanity'
import { setShopCurrency } from '../schema/shop-currency.ts'

const SETTINGS = { _type: 'reference', _ref: 'settings' }
const PATHS = ['currency']

/** Opens a tool once the currency of the published settings is known, so that no preview is without; follows it live. */
export function ShopCurrencyLayout(props: ActiveToolLayoutProps) {
  const previewStore = useDocumentPreviewStore()
  const [isKnown, setIsKnown] = useState(false)
  useEffect(() => {
    const subscription = previewStore.observePaths(SETTINGS, PATHS).subscribe({
      next: (settings) => {
        setShopCurrency(currencyOf(settings))
        setIsKnown(true)
      },
      error: () => setIsKnown(true),
    })
    return () => subscription.unsubscribe()
  }, [previewStore])
  return isKnown ? props.renderDefault(props) : <LoadingBlock fill />
}

function currencyOf(settings: unknown): string | undefined {
  if (typeof settings !== 'object' || settings === null || !('currency' in settings))
    return undefined
  return typeof settings.currency === 'string' ? settings.currency : undefined
}
