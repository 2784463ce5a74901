import type { Role } from '../access/identity.ts'

/** A role as people read it. */
export function roleTitle(role: Role): string {
  return role.charAt(0).toUpperCase() + role.slice(1)
}
