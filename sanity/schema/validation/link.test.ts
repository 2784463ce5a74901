import { describe, expect, it } from 'vitest'
import { checkLink } from './link.ts'

describe('checkLink', () => {
  it.each([
    undefined,
    'https://mossrow.example/a?b=c#d',
    'http://mossrow.example',
    'mailto:hello@mossrow.example',
  ])('accepts %s', (href) => expect(checkLink(href)).toBe(true))

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://mossrow.example', 'tel:+15551234'])(
    'refuses the scheme of %s',
    (href) => expect(checkLink(href)).toContain('https://, http:// or mailto:'),
  )

  it('refuses scheme tricks with white space', () => {
    expect(checkLink(' javascript:alert(1)')).not.toBe(true)
    expect(checkLink('java\nscript:alert(1)')).not.toBe(true)
  })

  it('refuses protocol-relative addresses even where paths are welcome', () => {
    expect(checkLink('//evil.example', { allowPath: true })).not.toBe(true)
    expect(checkLink('/\\evil.example', { allowPath: true })).not.toBe(true)
  })

  it('accepts a path only where asked to', () => {
    expect(checkLink('/blog?page=2', { allowPath: true })).toBe(true)
    expect(checkLink('/blog')).toContain('https://')
  })

  it('refuses half an address', () => {
    expect(checkLink('mossrow.example')).toContain('whole address')
    expect(checkLink('mailto:nobody')).toContain('e-mail')
  })

  it('survives a malformed escape in a mailto address', () => {
    expect(checkLink('mailto:%E0%A4%A@x.example')).not.toBe(true)
  })

  it('refuses credentials in the address', () => {
    expect(checkLink('https://user:secret@mossrow.example')).toContain('password')
  })
})
