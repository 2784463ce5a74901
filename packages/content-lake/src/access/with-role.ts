import type { Accounts } from './accounts.ts'
import type { SignedIn } from './authorize.ts'
import { isBuiltIn, type Role } from './identity.ts'

/** Somebody with what their role grants; null when the lake has no such role any more. */
export function withRole(
  { customRoles }: Pick<Accounts, 'customRoles'>,
  who: { readonly kind: 'user' | 'robot'; readonly id: string; readonly role: Role },
): SignedIn | null {
  if (isBuiltIn(who.role)) return who
  const custom = customRoles.find(({ name }) => name === who.role)
  return custom === undefined ? null : { ...who, custom }
}
