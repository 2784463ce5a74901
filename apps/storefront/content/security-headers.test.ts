import { describe, expect, it } from 'vitest'
import { securityHeaders } from './security-headers'

describe('securityHeaders', () => {
  it('lets the Studio and nobody else frame the site', () => {
    const headers = securityHeaders({ SANITY_STUDIO_URL: 'https://studio.example/desk' })
    const policy = headers.find((header) => header.key === 'Content-Security-Policy')
    expect(policy?.value).toContain("frame-ancestors 'self' https://studio.example;")
  })
})
