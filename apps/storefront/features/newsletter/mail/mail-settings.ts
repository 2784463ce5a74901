import addressParser from 'nodemailer/lib/addressparser'
import { z } from 'zod'
import { parseEmailAddress } from '../email-address'

/** How mail leaves this server: by SMTP, or into a folder where somebody on this machine finds it. */
export type MailSettings =
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
  | { readonly kind: 'outbox'; readonly folder: string; readonly from: string }

const optional = z
  .string()
  .optional()
  .transform((value) => value?.trim() || undefined)

const environmentSchema = z.object({
  NEWSLETTER_SMTP_URL: optional.refine(
    (url) => url === undefined || /^smtps?:$/.test(URL.parse(url)?.protocol ?? ''),
    'NEWSLETTER_SMTP_URL must be an address that begins with smtp:// or smtps://.',
  ),
  NEWSLETTER_FROM: optional.refine(
    (from) => from === undefined || isSender(from),
    'NEWSLETTER_FROM must be one address, such as Mossrow <letters@example.com>.',
  ),
  NEWSLETTER_OUTBOX: optional,
})

/**
 * Reads from the environment how mail leaves; null when nothing says so.
 * @throws {Error} with a sentence for each variable that cannot be used, without what it holds
 */
export function mailSettings(
  environment: Readonly<Record<string, string | undefined>>,
): MailSettings | null {
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) throw new Error(parsed.error.issues.map(({ message }) => message).join(' '))
  const { NEWSLETTER_SMTP_URL: url, NEWSLETTER_FROM: from, NEWSLETTER_OUTBOX: folder } = parsed.data
  if (url && from) return { kind: 'smtp', url, from }
  if (url) throw new Error('NEWSLETTER_SMTP_URL needs NEWSLETTER_FROM, whom letters come from.')
  return folder ? { kind: 'outbox', folder, from: from ?? 'letters@localhost.localdomain' } : null
}

function isSender(from: string): boolean {
  if (/\p{Control}/u.test(from)) return false
  const [sender, ...others] = addressParser(from)
  return others.length === 0 && parseEmailAddress(sender?.address ?? '') !== null
}
