import { contentSource } from '@vitrine/content/source/content-source'
import { expect, it } from 'vitest'
import { workspaceSource } from './workspace-source.ts'

it('talks to the embedded lake at one origin, and signs in there without a choice', () => {
  const source = workspaceSource(contentSource({ SANITY_API_HOST: 'http://localhost:4000' }))
  expect(source).toMatchObject({
    projectId: 'vitrine',
    dataset: 'production',
    apiHost: 'http://localhost:4000',
    auth: {
      loginMethod: 'token',
      redirectOnSingle: true,
      providers: [{ url: 'http://localhost:4000/v1/auth/login/local' }],
    },
  })
  const client = source.unstable_clientFactory?.({
    projectId: 'vitrine',
    dataset: 'production',
    apiHost: 'http://localhost:4000',
    apiVersion: '2026-09-01',
    useCdn: false,
  })
  expect(client?.getUrl('/data/query/production')).toBe(
    'http://localhost:4000/v2026-09-01/data/query/production',
  )
})

it('leaves hosted Sanity to the Studio', () => {
  expect(workspaceSource(contentSource({ SANITY_PROJECT_ID: 'abc123' }))).toEqual({
    projectId: 'abc123',
    dataset: 'production',
  })
})
