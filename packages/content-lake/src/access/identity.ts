import type { CustomRole } from './custom-role.ts'

/** The roles that every lake has, from the most to the least that it may do. */
export const ROLES = ['administrator', 'editor', 'contributor', 'viewer'] as const

export type BuiltInRole = (typeof ROLES)[number]

/** The name of one of those, or of a role of the lake's own. */
export type Role = string

export function isBuiltIn(role: Role): role is BuiltInRole {
  return ROLES.some((name) => name === role)
}

/** Who is asking. `anonymous` may read published documents only. */
export type Identity =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'user' | 'robot'
      readonly id: string
      readonly role: Role
      /** What a role of the lake's own grants. With neither that nor a role that every lake has, one may do nothing. */
      readonly custom?: CustomRole
    }

export const ANONYMOUS: Identity = { kind: 'anonymous' }
