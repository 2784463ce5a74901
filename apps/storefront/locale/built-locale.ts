import { locale } from './locale'

/** The locale that the pages of the build are written in. */
const built = process.env.BUILT_LOCALE

/**
 * Refuses to mix two languages on one site.
 * @throws {Error} when the site was built for another locale than it is started with.
 */
export function requireBuiltLocale(): void {
  if (built === locale.tag) return
  throw new Error(
    `The site was built with SITE_LOCALE=${built} and is started with SITE_LOCALE=${locale.tag}: build it anew`,
  )
}
