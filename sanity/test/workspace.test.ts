import { createClient } from '@sanity/client'
import { createWorkspaceFromConfig, type Workspace } from 'sanity'
import { beforeAll, expect, it } from 'vitest'
import config from '../sanity.config.ts'

let workspace: Workspace
beforeAll(async () => {
  workspace = await createWorkspaceFromConfig({
    ...config,
    currentUser: { id: 'editor', name: 'Editor', email: '', role: 'editor', roles: [] },
    getClient: ({ apiVersion }) =>
      createClient({ projectId: 'test', dataset: 'test', apiVersion, useCdn: false }),
  })
})

function actionsFor(schemaType: string) {
  return workspace.document
    .actions({ schemaType, releaseId: undefined, versionType: 'draft' })
    .map(({ action }) => action)
}

it('lets a post be deleted and duplicated, but never a singleton', () => {
  expect(actionsFor('post')).toEqual(
    expect.arrayContaining(['publish', 'unpublish', 'duplicate', 'delete']),
  )
  for (const type of ['home', 'settings']) {
    expect(actionsFor(type)).toContain('publish')
    for (const action of ['delete', 'duplicate', 'unpublish'])
      expect(actionsFor(type)).not.toContain(action)
  }
})

it('offers no second home page or settings', () => {
  const templates = workspace.templates.map(({ id }) => id)
  expect(templates).not.toContain('home')
  expect(templates).not.toContain('settings')
  expect(templates).toEqual(
    expect.arrayContaining(['post', 'product', 'post-in-category', 'product-in-category']),
  )
})

it('lets a subscriber be deleted and nothing else, and none be made', () => {
  expect(actionsFor('newsletterSubscriber')).toEqual(['delete'])
  expect(workspace.templates.map(({ schemaType }) => schemaType)).not.toContain(
    'newsletterSubscriber',
  )
})
