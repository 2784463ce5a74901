import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { MailSettings } from './mail-settings'

/** One message, to one address. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Where the recipient leaves: shown by mail programs, which also do it with one click (RFC 8058). */
  readonly unsubscribeUrl: string
}

const TIMEOUT_MS = 20_000

/** Content never names files or addresses to read. */
const CLOSED = { disableFileAccess: true, disableUrlAccess: true } as const

/**
 * Gives the function that sends mail.
 * @param tell is told the file with the words of each message that is left in the outbox, beside the message itself
 */
export function mailer(
  settings: MailSettings,
  tell: (file: string) => void,
): (mail: Mail) => Promise<void> {
  if (settings.kind === 'smtp') {
    const transport = createTransport({
      url: settings.url,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      ...CLOSED,
    })
    return async (mail) => {
      await transport.sendMail(messageOf(mail, settings.from))
    }
  }
  const composer = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    ...CLOSED,
  })
  return async (mail) => {
    const { message } = await composer.sendMail(messageOf(mail, settings.from))
    const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`
    const file = join(settings.folder, name)
    await mkdir(settings.folder, { recursive: true, mode: 0o700 })
    await writeFile(`${file}.eml`, message, { mode: 0o600 })
    // A message has its links broken into lines; a browser shows them whole.
    await writeFile(`${file}.html`, mail.html, { mode: 0o600 })
    tell(`${file}.html`)
  }
}

/** The message as it is composed. Addresses are handed over in parts: none is taken for a list of several. */
function messageOf(
  { to, subject, text, html, unsubscribeUrl }: Mail,
  from: string,
): SendMailOptions {
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    headers: {
      'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl}>` },
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      // Out-of-office replies stay away (RFC 3834).
      'Auto-Submitted': 'auto-generated',
    },
  }
}
