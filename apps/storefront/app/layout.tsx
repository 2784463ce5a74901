import type { Viewport } from 'next'
import type { ReactNode } from 'react'
import { loadSettings } from '@/content/load-settings'
import { AnnouncementBar } from '@/features/navigation/components/announcement-bar'
import { SiteFooter } from '@/features/navigation/components/site-footer'
import { SiteHeader } from '@/features/navigation/components/site-header'
import { locale } from '@/locale/locale'
import { t } from '@/locale/messages'
import { headScript } from '@/security/head-script'
import { fontVariables } from './fonts'
import './globals.css'

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f9f4e8' },
    { media: '(prefers-color-scheme: dark)', color: '#151f19' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const settings = await loadSettings()
  return (
    <html
      lang={locale.tag}
      dir={locale.direction}
      className={fontVariables}
      suppressHydrationWarning
    >
      <head>
        <script>{headScript}</script>
      </head>
      <body>
        <a href="#page_content" className="skip-link button">
          {t('page.skip')}
        </a>
        <AnnouncementBar settings={settings} />
        <SiteHeader settings={settings} />
        <main id="page_content" tabIndex={-1}>
          {children}
        </main>
        <SiteFooter settings={settings} />
      </body>
    </html>
  )
}
