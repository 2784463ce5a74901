import { log } from '@/server/log'
import { locale } from './locale'

/** The locale that the pages of the build are written in. */
const built = process.env.BUILT_LOCALE

/**
 * Ends the process when the site was built for another locale than it is started with: its pages would be in two
 * languages. Next.js only logs what instrumentation throws, and goes on listening.
 */
export function requireBuiltLocale(): void {
  if (built === locale.tag) return
  log.error('locale.other', {
    error: `The site was built with SITE_LOCALE=${built} and started with SITE_LOCALE=${locale.tag}: build it anew`,
  })
  process.exit(1)
}
