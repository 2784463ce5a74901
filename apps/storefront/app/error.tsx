'use client'

import { ErrorPage } from '@/features/errors/components/error-page'
import { RetryButton } from '@/features/errors/components/retry-button'

export default function RouteError({ retry }: { retry: () => void }) {
  return <ErrorPage retry={<RetryButton retry={retry} />} />
}
