import type { Accounts } from '../access/accounts.ts'
import type { Place } from '../access/authorize.ts'
import { identityOf } from '../access/identity-of.ts'
import { httpError } from '../errors.ts'
import type { Author } from '../mutations/author.ts'
import { authorAs } from './author-as.ts'

/**
 * The writer for whom something is done that they asked for earlier: each change is held against the grants that
 * they have now.
 * @throws ApiError 403 when they are no longer there
 */
export function absentAuthor(
  accounts: Accounts,
  id: string,
  where: Place & { readonly projectId: string },
): Author {
  const identity = identityOf(accounts, id)
  if (identity === null) {
    throw httpError(403, 'Forbidden', `Author "${id}" no longer has access to this project`)
  }
  return authorAs(identity, where.projectId, where)
}
