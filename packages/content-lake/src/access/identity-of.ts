import type { Accounts } from './accounts.ts'
import type { Identity } from './identity.ts'

/** Who has this id now, with the role of now; null for a person who was removed or a token that was revoked. */
export function identityOf({ users, robots }: Accounts, id: string): Identity | null {
  const user = users.get(id)
  if (user) return { kind: 'user', id, role: user.role }
  const role = robots.roleOf(id)
  return role === null ? null : { kind: 'robot', id, role }
}
