'use client'

import { ErrorPage } from '@/features/errors/components/error-page'
import { RetryButton } from '@/features/errors/components/retry-button'
import { locale, words } from '@/features/errors/error-words'
import { keptTheme } from '@/ui/kept-theme'
import { fontVariables } from './fonts'
import './globals.css'

export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html
      lang={locale.tag}
      dir={locale.direction}
      className={fontVariables}
      data-theme={keptTheme()}
    >
      <body>
        <title>{words.title}</title>
        <main>
          <ErrorPage retry={<RetryButton retry={retry} />} />
        </main>
      </body>
    </html>
  )
}
