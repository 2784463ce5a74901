import { describe, expect, it } from 'vitest'
import { pagePolicy } from './page-policy'

const settings = {
  siteUrl: 'https://shop.example',
  imageHost: 'https://images.example/below',
  studioOrigin: 'https://studio.example',
  isDevelopment: false,
}
const nothing = { scripts: [], styles: [] }

describe('pagePolicy', () => {
  it('names the hosts of pictures and of the Studio, and nobody else', () => {
    const policy = pagePolicy(settings, nothing)
    expect(policy).toContain("img-src 'self' data: https://images.example;")
    expect(policy).toContain("frame-ancestors 'self' https://studio.example;")
    expect(policy.match(/https?:/g)).toHaveLength(2)
  })

  it('asks for secure requests only where the site has them', () => {
    const of = (siteUrl: string) => pagePolicy({ ...settings, siteUrl }, nothing)
    expect(of('https://shop.example')).toMatch(/; upgrade-insecure-requests$/)
    expect(of('http://localhost:3000')).not.toContain('upgrade')
  })

  it('lets pages be developed, and only then', () => {
    const policy = pagePolicy({ ...settings, isDevelopment: true }, nothing)
    expect(policy).toContain("script-src 'self' 'unsafe-inline' 'unsafe-eval';")
    expect(policy).toContain("connect-src 'self' ws:;")
    expect(pagePolicy(settings, nothing)).not.toMatch(/unsafe|ws:/)
  })
})
