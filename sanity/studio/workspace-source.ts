import type { ContentSource } from '@vitrine/content/source/content-source'
import type { WorkspaceOptions } from 'sanity'
import { lakeClientFactory } from '../embedded-lake/create-lake-client.ts'

type WorkspaceSource = Pick<
  WorkspaceOptions,
  | 'projectId'
  | 'dataset'
  | 'apiHost'
  | 'auth'
  | 'unstable_clientFactory'
  | 'scheduledPublishing'
  | 'tasks'
>

/** Where the Studio reads and writes, and how one signs in there. */
export function workspaceSource({ projectId, dataset, apiHost }: ContentSource): WorkspaceSource {
  if (!apiHost) return { projectId, dataset }
  return {
    projectId,
    dataset,
    apiHost,
    auth: {
      loginMethod: 'token',
      redirectOnSingle: true,
      providers: [{ name: 'local', title: 'Content lake', url: `${apiHost}/v1/auth/login/local` }],
    },
    unstable_clientFactory: lakeClientFactory(apiHost),
    // The plugin before scheduled drafts, which asks for an API of its own that the lake does not have.
    scheduledPublishing: { enabled: false },
    // The task form makes a client of its own, which looks for the lake at <project>.<host> with a cookie.
    tasks: { enabled: false },
  }
}
