import { expect, it } from 'vitest'
import { lakeWorkspace } from './lake-workspace.ts'

const address = { apiHost: 'http://localhost:4000', projectId: 'films', dataset: 'production' }

it('talks to the lake at one origin, and signs in there without a choice', () => {
  const workspace = lakeWorkspace(address)
  expect(workspace).toMatchObject({
    ...address,
    auth: {
      loginMethod: 'token',
      redirectOnSingle: true,
      providers: [{ url: 'http://localhost:4000/v1/auth/login/local' }],
    },
  })
  const client = workspace.unstable_clientFactory?.({
    projectId: 'films',
    dataset: 'production',
    apiHost: 'http://localhost:4000',
    apiVersion: '2026-09-01',
    useCdn: false,
  })
  expect(client?.getUrl('/data/query/production')).toBe(
    'http://localhost:4000/v2026-09-01/data/query/production',
  )
})

it('offers tasks where their form finds the lake below its host name', () => {
  const tasksAt = (apiHost: string) => lakeWorkspace({ ...address, apiHost }).tasks
  expect(tasksAt('http://localhost:4000')).toEqual({ enabled: true })
  expect(tasksAt('http://127.0.0.1:4000')).toEqual({ enabled: false })
  expect(tasksAt('https://lake.example.org')).toEqual({ enabled: false })
})
