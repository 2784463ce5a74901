import type { ContentSource } from '@vitrine/content/source/content-source'
import { type LakeWorkspace, lakeWorkspace } from '@vitrine/lake-workspace'

type WorkspaceSource = LakeWorkspace | Pick<ContentSource, 'projectId' | 'dataset'>

/** Where the Studio reads and writes, and how one signs in there. */
export function workspaceSource({ projectId, dataset, apiHost }: ContentSource): WorkspaceSource {
  return apiHost ? lakeWorkspace({ projectId, dataset, apiHost }) : { projectId, dataset }
}
