import type { Messages } from '@/locale/catalogue'
import type { SiteLocale } from '@/locale/locale'

/** What the pages for errors in the browser say, and in which language. */
export interface ErrorWords {
  readonly locale: SiteLocale
  readonly words: Messages['errors']['failed']
}

/**
 * These pages are Next.js's to render: no server component hands them their words. `next.config.ts` writes them
 * into the bundle.
 */
const inlined: ErrorWords = JSON.parse(process.env.ERROR_WORDS ?? 'null')

export const { locale, words } = inlined
