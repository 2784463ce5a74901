import { inject } from 'vitest'

export interface Tokens {
  /** May do everything. */
  readonly administrator: string
  readonly editor: string | null
  readonly contributor: string | null
  readonly viewer: string | null
}

/** What the cases are put to: a lake of our own, or a dataset of hosted Sanity. */
export interface Target {
  readonly kind: 'embedded' | 'hosted'
  /** Where the API is, without a version. */
  readonly apiUrl: string
  /** Where images and files are. */
  readonly cdnUrl: string
  readonly projectId: string
  readonly dataset: string
  readonly tokens: Tokens
}

declare module 'vitest' {
  export interface ProvidedContext {
    target: Target
  }
}

export const target: Target = inject('target')
