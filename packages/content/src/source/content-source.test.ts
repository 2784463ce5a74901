import { describe, expect, it } from 'vitest'
import { createContentClient } from './content-client.ts'
import { contentSource } from './content-source.ts'

describe('contentSource', () => {
  it('is the embedded lake when nothing is said', () => {
    expect(contentSource({})).toMatchObject({
      kind: 'embedded',
      projectId: 'vitrine',
      dataset: 'production',
      apiHost: 'http://localhost:3900',
      imageHost: 'http://localhost:3900',
      siteUrl: 'http://localhost:3000',
      webhookSecret: undefined,
      cacheToken: undefined,
    })
  })

  it('is hosted Sanity when a project is named and no host', () => {
    const source = contentSource({ SANITY_PROJECT_ID: 'abc123', SANITY_API_HOST: '' })
    expect(source).toMatchObject({
      kind: 'hosted',
      apiHost: undefined,
      imageHost: 'https://cdn.sanity.io',
    })
    expect(createContentClient(source).config()).toMatchObject({
      apiHost: 'https://api.sanity.io',
      useProjectHostname: true,
    })
  })

  it('is the embedded lake when a host is named, whatever the project', () => {
    const source = contentSource({ SANITY_PROJECT_ID: 'abc123', SANITY_API_HOST: 'http://lake:1/' })
    expect(source).toMatchObject({
      kind: 'embedded',
      projectId: 'abc123',
      apiHost: 'http://lake:1',
    })
    expect(createContentClient(source).config()).toMatchObject({
      useProjectHostname: false,
      perspective: 'published',
      useCdn: false,
    })
  })

  it('names every variable that cannot be used', () => {
    const read = () =>
      contentSource({ SANITY_PROJECT_ID: 'a b', SANITY_API_HOST: 'localhost:3900', SITE_URL: 'x' })
    expect(read).toThrow(/SANITY_PROJECT_ID may hold letters/)
    expect(read).toThrow(/SANITY_API_HOST must be an address/)
    expect(read).toThrow(/SITE_URL must be an address/)
  })
})
