import type { CustomRole } from '../access/custom-role.ts'
import type { Role } from '../access/identity.ts'

/** A role as people read it. */
export function roleTitle(role: Role, customRoles: readonly CustomRole[]): string {
  const custom = customRoles.find(({ name }) => name === role)
  return custom?.title ?? role.charAt(0).toUpperCase() + role.slice(1)
}
