import { describe, expect, it } from 'vitest'
import { localeFrom } from './locale.ts'

describe('localeFrom', () => {
  it('is English, with the day before the month, when nothing is said', () => {
    const english = { tag: 'en', dates: 'en-001', direction: 'ltr' }
    expect(localeFrom({})).toEqual(english)
    expect(localeFrom({ SITE_LOCALE: '' })).toEqual(english)
  })

  it.each([
    ['de', 'de', 'ltr'],
    ['en-us', 'en-US', 'ltr'],
    ['ar-eg', 'ar-EG', 'rtl'],
    ['he', 'he', 'rtl'],
    ['az-arab', 'az-Arab', 'rtl'],
  ])('reads %s as %s, which runs %s', (SITE_LOCALE, tag, direction) => {
    expect(localeFrom({ SITE_LOCALE })).toEqual({ tag, dates: tag, direction })
  })

  it.each(['english!', 'e', '../en', 'de_DE'])('refuses %j, which is no language tag', (tag) => {
    expect(() => localeFrom({ SITE_LOCALE: tag })).toThrow(
      `SITE_LOCALE ("${tag}") must be a language tag of BCP 47`,
    )
  })

  it('refuses a language that nobody could write a date in', () => {
    expect(() => localeFrom({ SITE_LOCALE: 'zzz' })).toThrow(
      'SITE_LOCALE ("zzz") names a language in which this Node.js cannot write dates and prices',
    )
  })
})
