import { createClient } from '@sanity/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type QueryServer, startQueryServer } from '../test/query-server.ts'
import { categoryTitle } from './category-title.ts'

let server: QueryServer
beforeAll(async () => {
  server = await startQueryServer([
    { _id: 'category-sleep', _type: 'category', title: 'Sleep' },
    { _id: 'category-new', _type: 'category' },
  ])
})
afterAll(() => server.close())

it('names a category, and one without a name or that nobody can be asked about', async () => {
  const context = {
    getClient: ({ apiVersion }: { apiVersion: string }) => server.client.withConfig({ apiVersion }),
    perspectiveStack: ['drafts'],
  }
  expect(await categoryTitle('category-sleep', context)).toBe('Sleep')
  expect(await categoryTitle('category-new', context)).toBe('Untitled category')
  const nowhere = createClient({
    projectId: 'test',
    dataset: 'test',
    apiHost: 'http://127.0.0.1:1',
    useProjectHostname: false,
    useCdn: false,
    maxRetries: 0,
  })
  expect(await categoryTitle('category-sleep', { ...context, getClient: () => nowhere })).toBe(
    'Untitled category',
  )
})
