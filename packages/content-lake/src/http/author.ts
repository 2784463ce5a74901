import { authorizeChange, authorizePurge, requireSignedIn } from '../access/authorize.ts'
import type { Identity } from '../access/identity.ts'
import type { Lake } from '../datasets/lake.ts'
import type { Author } from '../mutations/author.ts'

/**
 * The writer that an identity is in a dataset; each change is held against its grants, which may be none.
 * @throws ApiError 401 for anonymous
 */
export function authorOf(identity: Identity, lake: Lake, dataset: string): Author {
  const isAddon = lake.registry.isAddon(dataset)
  return {
    id: requireSignedIn(identity).id,
    projectId: lake.config.projectId,
    dataset,
    authorize: (previous, next) => authorizeChange(identity, previous, next, isAddon),
    authorizePurge: (document) => authorizePurge(identity, document, isAddon),
  }
}
