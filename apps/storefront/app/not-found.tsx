import type { Metadata } from 'next'
import { loadSettings } from '@/content/load-settings'
import { NotFoundPage } from '@/features/errors/components/not-found-page'

export const metadata: Metadata = { title: 'Not found' }

export default async function NotFound() {
  return <NotFoundPage settings={await loadSettings()} />
}
