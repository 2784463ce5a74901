import 'server-only'
import { locale } from '@/locale/locale'
import { t } from '@/locale/messages'
import { escapeHtml } from '../escape-html'
import { CONFIRM_WITHIN_HOURS, type Letter } from '../newsletter'
import type { Mail } from './mailer'

interface LetterContext {
  /** What the newsletter is called. */
  readonly title: string
  /** Public origin of the storefront, without a trailing slash. */
  readonly siteUrl: string
}

/** A letter about the sign-up, as text and as HTML that says the same. */
export function writeLetter(letter: Letter, { title, siteUrl }: LetterContext): Mail {
  const link = (page: string, token: string) => `${siteUrl}/newsletter/${page}?token=${token}`
  const unsubscribeUrl = link('unsubscribe', letter.unsubscribeToken)
  const leave = t('newsletter.mail.leave')
  if (letter.kind === 'already' || letter.confirmToken === undefined) {
    const text = t('newsletter.mail.already.text', { title })
    return {
      to: letter.to,
      subject: t('newsletter.mail.already.subject', { title }),
      text: [text, `${leave}\n${unsubscribeUrl}`].join('\n\n'),
      html: page([paragraph(escapeHtml(text)), paragraph(anchor(leave, unsubscribeUrl))]),
      unsubscribeUrl,
    }
  }
  const confirmUrl = link('confirm', letter.confirmToken)
  const text = t('newsletter.mail.confirm.text', { title })
  const action = t('newsletter.mail.confirm.action')
  const after = t('newsletter.mail.confirm.after', { hours: CONFIRM_WITHIN_HOURS })
  return {
    to: letter.to,
    subject: t('newsletter.mail.confirm.subject', { title }),
    text: [text, `${action}\n${confirmUrl}`, after, `${leave}\n${unsubscribeUrl}`].join('\n\n'),
    html: page([
      paragraph(escapeHtml(text)),
      paragraph(anchor(action, confirmUrl)),
      paragraph(escapeHtml(after)),
      paragraph(anchor(leave, unsubscribeUrl)),
    ]),
    unsubscribeUrl,
  }
}

function page(paragraphs: readonly string[]): string {
  return `<!doctype html><html lang="${locale.tag}" dir="${locale.direction}"><meta charset="utf-8"><body style="font:1.0625rem/1.5 Georgia,serif;max-width:34rem;margin:2rem auto;padding:0 1rem">${paragraphs.join('')}</body></html>`
}

function paragraph(html: string): string {
  return `<p>${html}</p>`
}

function anchor(words: string, url: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(words)}</a>`
}
