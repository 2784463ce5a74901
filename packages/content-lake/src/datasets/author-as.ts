import { authorizeChange, authorizePurge, type Place, type SignedIn } from '../access/authorize.ts'
import type { Author } from '../mutations/author.ts'

/** The writer that somebody is in a dataset; each change is held against their grants, which may be none. */
export function authorAs(identity: SignedIn, projectId: string, place: Place): Author {
  return {
    id: identity.id,
    projectId,
    dataset: place.dataset,
    authorize: (previous, next) => authorizeChange(identity, previous, next, place),
    authorizePurge: (document) => authorizePurge(identity, document, place),
  }
}
