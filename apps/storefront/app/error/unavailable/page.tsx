import type { Metadata } from 'next'
import { UnavailablePage } from '@/features/errors/components/unavailable-page'
import { t } from '@/locale/messages'

export const metadata: Metadata = {
  title: t('errors.unavailable.title'),
  robots: { index: false, follow: false },
}

/** Rendered by the build for the proxy, which answers with it while content cannot be read. */
export default function Page() {
  return <UnavailablePage />
}
