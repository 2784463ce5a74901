export type Role = 'administrator' | 'editor' | 'contributor' | 'viewer'

/** Who is asking. `anonymous` may read published documents only. */
export type Identity =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user' | 'robot'; readonly id: string; readonly role: Role }

export const ANONYMOUS: Identity = { kind: 'anonymous' }
