import { authorizeChange, authorizePurge, requireWriter } from '../access/authorize.ts'
import type { Identity } from '../access/identity.ts'
import type { Lake } from '../datasets/lake.ts'
import type { Author } from '../mutations/author.ts'

/** The writer that an identity is in a dataset. @throws ApiError 401 or 403 when it writes nothing */
export function authorOf(identity: Identity, lake: Lake, dataset: string): Author {
  const isAddon = lake.registry.isAddon(dataset)
  return {
    id: requireWriter(identity).id,
    projectId: lake.config.projectId,
    dataset,
    authorize: (previous, next) => authorizeChange(identity, previous, next, isAddon),
    authorizePurge: (document) => authorizePurge(identity, document, isAddon),
  }
}
