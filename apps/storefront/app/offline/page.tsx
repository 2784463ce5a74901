import type { Metadata } from 'next'
import { OfflinePage } from '@/features/errors/components/offline-page'
import { t } from '@/locale/messages'

export const metadata: Metadata = {
  title: t('errors.offline.title'),
  robots: { index: false, follow: false },
}

/** Rendered by the build, for the proxy to hand to browsers that keep it. */
export default function Page() {
  return <OfflinePage />
}
