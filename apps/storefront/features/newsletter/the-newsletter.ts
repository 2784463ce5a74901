import 'server-only'
import { createContentClient } from '@vitrine/content/source/content-client'
import { readSettings } from '@/content/content'
import { source } from '@/content/source'
import { log } from '@/server/log'
import { mailSettings } from './mail/mail-settings'
import { mailer } from './mail/mailer'
import { writeLetter } from './mail/write-letter'
import { Newsletter } from './newsletter'
import { type RateLimits, rateLimits } from './rate-limits'
import { Subscribers } from './subscribers'
import { newsletterTitle } from './title'

/** The bundler makes several instances of this module in one process; they share what was counted. */
const shared: typeof globalThis & {
  vitrineNewsletter?: { readonly newsletter: Newsletter | null; readonly limits: RateLimits }
} = globalThis

/** The newsletter of this process, null where it is not offered, and how often it may be asked. */
export function theNewsletter() {
  shared.vitrineNewsletter ??= { newsletter: make(), limits: rateLimits() }
  return { ...shared.vitrineNewsletter, siteUrl: source.siteUrl }
}

/**
 * Says in the log what keeps readers from signing up.
 * @throws {Error} naming a variable that cannot be used
 */
export function checkNewsletter(): void {
  const mail = mailSettings(process.env)
  if (source.newsletterToken === undefined && mail === null) return
  const missing =
    source.newsletterToken === undefined
      ? 'SANITY_API_NEWSLETTER_TOKEN'
      : 'NEWSLETTER_SMTP_URL or NEWSLETTER_OUTBOX'
  if (source.newsletterToken === undefined || mail === null)
    log.warn('newsletter.not-configured', { missing })
}

function make(): Newsletter | null {
  const mail = mailSettings(process.env)
  if (source.newsletterToken === undefined || mail === null) return null
  const client = createContentClient({ ...source, readToken: source.newsletterToken })
  const send = mailer(mail, (file) => log.info('newsletter.outbox', { file }))
  return new Newsletter({
    subscribers: new Subscribers(client),
    send: async (letter) => {
      const title = newsletterTitle(await readSettings())
      await send(writeLetter(letter, { title, siteUrl: source.siteUrl }))
    },
  })
}
