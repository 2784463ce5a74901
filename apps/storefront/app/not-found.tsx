import type { Metadata } from 'next'
import { loadSettings } from '@/content/load-settings'
import { NotFoundPage } from '@/features/errors/components/not-found-page'
import { t } from '@/locale/messages'

export const metadata: Metadata = { title: t('errors.notFound.title') }

export default async function NotFound() {
  return <NotFoundPage settings={await loadSettings()} />
}
