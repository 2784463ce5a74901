import { z } from 'zod'

/** The one language of a site, and the ways of writing that belong to it. */
export interface SiteLocale {
  /** Canonical BCP 47 tag; words, numbers and prices are written for it. */
  readonly tag: string
  /** BCP 47 tag that dates are written for. */
  readonly dates: string
  /** Which way its script runs, as HTML's `dir` has it. */
  readonly direction: 'ltr' | 'rtl'
}

const DEFAULT = 'en'

/** English of no country: its dates begin with the day, which those of "en" alone do not. */
const WORLD_ENGLISH = 'en-001'

const environmentSchema = z.object({
  SITE_LOCALE: z
    .string()
    .optional()
    .transform((tag) => tag || DEFAULT)
    .refine(isWellFormed, 'must be a language tag of BCP 47, such as "de" or "pt-BR"')
    .refine(isKnown, 'names a language in which this Node.js cannot write dates and prices'),
})

/**
 * Reads the site's locale from `SITE_LOCALE` ("en" when it is not set).
 * @throws {Error} with a sentence when that is no language tag, or one that nobody can write dates in.
 */
export function localeFrom(environment: Readonly<Record<string, string | undefined>>): SiteLocale {
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) {
    const reasons = [...new Set(parsed.error.issues.map(({ message }) => message))]
    throw new Error(`SITE_LOCALE ("${environment.SITE_LOCALE}") ${reasons[0]}`)
  }
  const tag = new Intl.Locale(parsed.data.SITE_LOCALE).toString()
  return { tag, dates: tag === DEFAULT ? WORLD_ENGLISH : tag, direction: directionOf(tag) }
}

/** The locale of this process, decided once from the environment. */
export const locale: SiteLocale = localeFrom(process.env)

/** What newer versions of TypeScript's library and V8 call differently, or not yet at all. */
interface LocaleWithTextInfo extends Intl.Locale {
  getTextInfo?(): { readonly direction?: string }
  readonly textInfo?: { readonly direction?: string }
}

function directionOf(tag: string): 'ltr' | 'rtl' {
  const intl: LocaleWithTextInfo = new Intl.Locale(tag)
  const info = intl.getTextInfo?.() ?? intl.textInfo
  return info?.direction === 'rtl' ? 'rtl' : 'ltr'
}

function isWellFormed(tag: string): boolean {
  try {
    return new Intl.Locale(tag).toString() !== ''
  } catch {
    return false
  }
}

function isKnown(tag: string): boolean {
  return isWellFormed(tag) && Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
}
