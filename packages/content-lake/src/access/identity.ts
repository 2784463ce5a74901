/** Every role there is, from the most to the least that it may do. */
export const ROLES = ['administrator', 'editor', 'contributor', 'viewer'] as const

export type Role = (typeof ROLES)[number]

/** Who is asking. `anonymous` may read published documents only. */
export type Identity =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user' | 'robot'; readonly id: string; readonly role: Role }

export const ANONYMOUS: Identity = { kind: 'anonymous' }
