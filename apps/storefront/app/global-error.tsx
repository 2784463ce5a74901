'use client'

import { ErrorPage } from '@/features/errors/components/error-page'
import { locale, words } from '@/features/errors/error-words'
import './globals.css'

export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang={locale.tag} dir={locale.direction}>
      <body>
        <title>{words.title}</title>
        <main>
          <ErrorPage retry={retry} />
        </main>
      </body>
    </html>
  )
}
