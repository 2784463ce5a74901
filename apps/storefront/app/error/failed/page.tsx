import type { Metadata } from 'next'
import { ErrorPage } from '@/features/errors/components/error-page'
import { RetryLink } from '@/features/errors/components/retry-link'
import { words } from '@/features/errors/error-words'

export const metadata: Metadata = {
  title: words.title,
  robots: { index: false, follow: false },
}

/** Rendered by the build for the proxy, which answers with it when a page could not be rendered. */
export default function Page() {
  return <ErrorPage retry={<RetryLink>{words.retry}</RetryLink>} />
}
