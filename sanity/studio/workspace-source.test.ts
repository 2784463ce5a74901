import { contentSource } from '@vitrine/content/source/content-source'
import { expect, it } from 'vitest'
import { workspaceSource } from './workspace-source.ts'

it('takes the embedded lake where the source names its host', () => {
  const source = contentSource({ SANITY_API_HOST: 'http://localhost:4000' })
  expect(workspaceSource(source)).toMatchObject({
    projectId: 'vitrine',
    dataset: 'production',
    apiHost: 'http://localhost:4000',
    unstable_clientFactory: expect.any(Function),
  })
})

it('leaves hosted Sanity to the Studio', () => {
  expect(workspaceSource(contentSource({ SANITY_PROJECT_ID: 'abc123' }))).toEqual({
    projectId: 'abc123',
    dataset: 'production',
  })
})
