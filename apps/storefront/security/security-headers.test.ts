import { describe, expect, it } from 'vitest'
import { securityHeaders } from './security-headers'

const headerOf = (environment: Record<string, string>, name: string) =>
  securityHeaders(environment).find(({ key }) => key === name)?.value

describe('securityHeaders', () => {
  it('have browsers come back by HTTPS only where the site has it', () => {
    const name = 'Strict-Transport-Security'
    expect(headerOf({ SITE_URL: 'https://shop.example' }, name)).toBe('max-age=63072000')
    expect(headerOf({ SITE_URL: 'http://localhost:3000' }, name)).toBeUndefined()
    expect(headerOf({}, name)).toBeUndefined()
  })

  it('give up what no page needs, as the standard writes it', () => {
    const policy = headerOf({}, 'Permissions-Policy')
    expect(policy).toMatch(/^(?:[a-z-]+=\(\)(?:, |$))+$/)
    for (const kept of ['clipboard-write', 'fullscreen', 'web-share'])
      expect(policy).not.toContain(`${kept}=`)
  })
})
