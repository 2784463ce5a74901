'use client'

import { ErrorPage } from '@/features/errors/components/error-page'

export default function RouteError({ retry }: { retry: () => void }) {
  return <ErrorPage retry={retry} />
}
