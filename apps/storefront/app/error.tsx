'use client'

import { ErrorPage } from '@/features/errors/components/error-page'

export default function RouteError({ reset }: { error: Error; reset: () => void }) {
  return <ErrorPage reset={reset} />
}
