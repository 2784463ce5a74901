import 'server-only'
import { source } from '@/content/source'
import { mailSettings } from './mail/mail-settings'

/** Whether readers can sign up: this server may keep subscribers, and knows how to write to them. */
export function isNewsletterOffered(): boolean {
  return source.newsletterToken !== undefined && mailSettings(process.env) !== null
}
