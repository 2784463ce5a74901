import 'server-only'
import { createFormatter, createTranslator } from 'use-intl/core'
import { type Messages, messagesFolder, messagesOf } from './catalogue.ts'
import { locale } from './locale.ts'

/** Every date of this site is a day of UTC. */
const TIME_ZONE = 'UTC'

/** A message that cannot be written is a fault of the program: the build finds it, rather than a reader. */
function onError(error: Error): never {
  throw error
}

/**
 * A word or sentence of the interface: `t('pagination.position', { page, pages })`, or `t.rich` for one with
 * elements in it. For server components; islands in the browser get theirs as props.
 */
export const t = createTranslator<Messages>({
  locale: locale.tag,
  messages: messagesOf(locale.tag, messagesFolder()),
  timeZone: TIME_ZONE,
  onError,
})

/** Dates, numbers and lists as the site's readers know them. Prices are for `formatPrice`. */
export const format = createFormatter({ locale: locale.dates, timeZone: TIME_ZONE, onError })
