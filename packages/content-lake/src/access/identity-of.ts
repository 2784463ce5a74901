import type { Accounts } from './accounts.ts'
import type { SignedIn } from './authorize.ts'
import { withRole } from './with-role.ts'

/** Who has this id now, with the role of now; null for a person who was removed or a token that was revoked. */
export function identityOf(accounts: Accounts, id: string): SignedIn | null {
  const { users, robots } = accounts
  const user = users.get(id)
  if (user) return withRole(accounts, { kind: 'user', id, role: user.role })
  const role = robots.roleOf(id)
  return role === null ? null : withRole(accounts, { kind: 'robot', id, role })
}
