import type { StoredDocument } from '../documents/document.ts'
import type { Accounts } from './accounts.ts'
import { customGrants, type GrantedDataset, rolesOf } from './custom-role.ts'
import { grantsOf } from './grants.ts'
import type { Role } from './identity.ts'

export const GROUP_TYPE = 'system.group'
/** They change with the accounts, which have no revisions. */
const SINCE = '1970-01-01T00:00:00.000Z'

/**
 * Who may do what, as the documents in which hosted Sanity keeps it: a group for each role. The Studio
 * asks for them before it lets a comment mention somebody. They are told by the accounts, never stored.
 */
export function roleGroups(
  { users, robots, customRoles }: Accounts,
  dataset: GrantedDataset,
): StoredDocument[] {
  const grantsOfRole = (role: Role) => {
    const custom = customRoles.find((each) => each.name === role)
    return custom === undefined
      ? grantsOf(role, dataset.addonFor !== null)
      : customGrants(custom, dataset)
  }
  const members = [...users.list(), ...robots.list()]
  return rolesOf(customRoles).map((role) => ({
    _id: `_.groups.${role}`,
    _type: GROUP_TYPE,
    _rev: role,
    _createdAt: SINCE,
    _updatedAt: SINCE,
    grants: grantsOfRole(role).map(({ filter, permissions }) => ({
      filter,
      permissions: [...permissions],
    })),
    members: members.filter((member) => member.role === role).map(({ id }) => id),
  }))
}
