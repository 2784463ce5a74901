import { type Place, requireSignedIn } from '../access/authorize.ts'
import type { Identity } from '../access/identity.ts'
import { authorAs } from '../datasets/author-as.ts'
import type { Lake } from '../datasets/lake.ts'
import type { Author } from '../mutations/author.ts'

/** Where somebody writes who writes into a dataset. */
export function placeOf(lake: Lake, dataset: string): Place {
  const addonFor = lake.registry.addonFor(dataset)
  return { dataset, addonFor, reader: lake.dataset(dataset).store }
}

/**
 * The writer that an identity is in a dataset; each change is held against its grants, which may be none.
 * @throws ApiError 401 for anonymous
 */
export function authorOf(identity: Identity, lake: Lake, dataset: string): Author {
  return authorAs(requireSignedIn(identity), lake.config.projectId, placeOf(lake, dataset))
}
