import type { Metadata } from 'next'
import { BusyPage } from '@/features/errors/components/busy-page'
import { t } from '@/locale/messages'

export const metadata: Metadata = {
  title: t('errors.busy.title'),
  robots: { index: false, follow: false },
}

/** Rendered by the build for the proxy, which answers with it who asks too often. */
export default function Page() {
  return <BusyPage />
}
