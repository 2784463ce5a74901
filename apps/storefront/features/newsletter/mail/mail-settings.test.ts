import { describe, expect, it } from 'vitest'
import { mailSettings } from './mail-settings'

describe('mailSettings', () => {
  it('is nothing when nothing is said', () => {
    expect(mailSettings({})).toBeNull()
    expect(mailSettings({ NEWSLETTER_SMTP_URL: '', NEWSLETTER_OUTBOX: ' ' })).toBeNull()
  })

  it('prefers SMTP to the outbox', () => {
    const environment = {
      NEWSLETTER_SMTP_URL: 'smtps://user:secret@mail.example:465',
      NEWSLETTER_FROM: 'Mossrow <letters@example.com>',
      NEWSLETTER_OUTBOX: '/srv/outbox',
    }
    expect(mailSettings(environment)).toMatchObject({ kind: 'smtp' })
    expect(mailSettings({ NEWSLETTER_OUTBOX: '/srv/outbox' })).toMatchObject({ kind: 'outbox' })
  })

  it.each([
    [{ NEWSLETTER_SMTP_URL: 'mail.example:25' }, /NEWSLETTER_SMTP_URL must be/],
    [{ NEWSLETTER_SMTP_URL: 'smtp://mail.example' }, /needs NEWSLETTER_FROM/],
    [{ NEWSLETTER_FROM: 'Mossrow' }, /NEWSLETTER_FROM must be one address/],
    [{ NEWSLETTER_FROM: 'a@example.com, b@example.com' }, /NEWSLETTER_FROM must be one address/],
    [{ NEWSLETTER_FROM: 'a@example.com\r\nBcc: b@example.com' }, /NEWSLETTER_FROM must be/],
  ])('refuses %j', (environment, message) =>
    expect(() => mailSettings(environment)).toThrow(message),
  )
})
