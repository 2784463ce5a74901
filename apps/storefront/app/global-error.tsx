'use client'

import { ErrorPage } from '@/features/errors/components/error-page'
import './globals.css'

export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong</title>
        <main>
          <ErrorPage retry={retry} />
        </main>
      </body>
    </html>
  )
}
