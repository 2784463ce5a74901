import type { WorkspaceOptions } from 'sanity'
import { lakeClientFactory } from './lake-client-factory.ts'
import { snoozeProtocolWarning } from './snooze-protocol-warning.ts'

export interface LakeAddress {
  /** Where the lake answers browsers, such as `http://localhost:3900`. */
  readonly apiHost: string
  /** The lake's `CONTENT_LAKE_PROJECT_ID`. */
  readonly projectId: string
  readonly dataset: string
}

export type LakeWorkspace = LakeAddress &
  Pick<WorkspaceOptions, 'auth' | 'unstable_clientFactory' | 'scheduledPublishing' | 'tasks'>

/** The options of a workspace whose content is in an embedded lake: spread them into `defineConfig`. */
export function lakeWorkspace({ apiHost, projectId, dataset }: LakeAddress): LakeWorkspace {
  snoozeProtocolWarning()
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
    // The form of a task makes a client of its own, which looks for the lake at <project>.<host>. Below
    // localhost every name is this machine.
    tasks: { enabled: new URL(apiHost).hostname === 'localhost' },
  }
}
